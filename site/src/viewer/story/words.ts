// Words of pins and tours, the same keys in each language.
import { chooseWords } from '../strings';

const ja = {
  tours: '案内',
  tour: (label: string) => `案内「${label}」`,
  start: (label: string) => `案内をはじめる：${label}`,
  next: '次へ',
  previous: '前へ',
  finish: '終わる',
  leave: '案内をやめる',
  stop: (at: number, of: number) => `${of}のうち${at}番目`,
  left: '案内を終わりました。',
  hidden: '（今は見えない側にあります）',
};

export type StoryWords = typeof ja;

const easy: StoryWords = {
  tours: 'じゅんばんに みる',
  tour: (label) => `じゅんばんに みる「${label}」`,
  start: (label) => `はじめる：${label}`,
  next: 'つぎ',
  previous: 'まえ',
  finish: 'おわる',
  leave: 'やめる',
  stop: (at, of) => `${of}の うち ${at}ばんめ`,
  left: 'おわりました。',
  hidden: '（いまは みえません）',
};

const en: StoryWords = {
  tours: 'Guided tours',
  tour: (label) => `Guided tour: ${label}`,
  start: (label) => `Start the tour: ${label}`,
  next: 'Next',
  previous: 'Previous',
  finish: 'Finish',
  leave: 'Leave the tour',
  stop: (at, of) => `stop ${at} of ${of}`,
  left: 'The tour is over.',
  hidden: '(on the far side now)',
};

const zh: StoryWords = {
  tours: '导览',
  tour: (label) => `导览：${label}`,
  start: (label) => `开始导览：${label}`,
  next: '下一处',
  previous: '上一处',
  finish: '结束',
  leave: '退出导览',
  stop: (at, of) => `第 ${at} 处，共 ${of} 处`,
  left: '导览结束。',
  hidden: '（现在在背面）',
};

const ko: StoryWords = {
  tours: '안내',
  tour: (label) => `안내: ${label}`,
  start: (label) => `안내 시작: ${label}`,
  next: '다음',
  previous: '이전',
  finish: '마치기',
  leave: '안내 끝내기',
  stop: (at, of) => `${of}곳 가운데 ${at}번째`,
  left: '안내를 마쳤습니다.',
  hidden: '(지금은 보이지 않는 쪽에 있습니다)',
};

export const storyWordsFor = (language: string): StoryWords => chooseWords<StoryWords>({ ja, 'ja-easy': easy, en, zh, ko }, language);
