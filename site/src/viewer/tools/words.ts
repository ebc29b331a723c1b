// Words of the tools, the same keys in each language.
import { chooseWords } from '../strings';

const ja = {
  tools: '道具',
  back: '道具の一覧へ',
  close: '閉じる',
  sides: { title: '正面や側面から見る', front: '正面', back: '背面', left: '左側面', right: '右側面', top: '真上', bottom: '真下', parallel: '遠近をつけない（平行投影）' },
  link: { title: 'この見え方のリンク', explain: '向きや光をそのまま伝えるアドレスです。', address: 'アドレス', copy: 'リンクをコピー', copied: 'コピーしました', by_hand: '選んであります。Ctrl+C でコピーしてください' },
};

export type ToolWords = typeof ja;

const easy: ToolWords = {
  tools: 'どうぐ',
  back: 'どうぐに もどる',
  close: 'とじる',
  sides: { title: 'まえや よこから みる', front: 'まえ', back: 'うしろ', left: 'ひだり', right: 'みぎ', top: 'うえ', bottom: 'した', parallel: 'とおくも おなじ 大きさで みる' },
  link: { title: 'いまの みえかたの リンク', explain: 'この リンクを おくると、おなじ むきで みることが できます。', address: 'リンク', copy: 'リンクを コピーする', copied: 'コピーしました', by_hand: 'Ctrl+C を おして コピーしてください' },
};

const en: ToolWords = {
  tools: 'Tools',
  back: 'Back to the tools',
  close: 'Close',
  sides: { title: 'Look from the sides', front: 'Front', back: 'Back', left: 'Left', right: 'Right', top: 'Top', bottom: 'Bottom', parallel: 'Without perspective (parallel)' },
  link: { title: 'Link to this view', explain: 'This address keeps the angle and the light as you see them.', address: 'Address', copy: 'Copy link', copied: 'Copied', by_hand: 'It is selected: press Ctrl+C to copy' },
};

const zh: ToolWords = {
  tools: '工具',
  back: '返回工具列表',
  close: '关闭',
  sides: { title: '从各个侧面看', front: '正面', back: '背面', left: '左侧', right: '右侧', top: '正上方', bottom: '正下方', parallel: '不带透视（平行投影）' },
  link: { title: '此视角的链接', explain: '这个地址会保留现在的角度和光线。', address: '地址', copy: '复制链接', copied: '已复制', by_hand: '已选中，请按 Ctrl+C 复制' },
};

const ko: ToolWords = {
  tools: '도구',
  back: '도구 목록으로',
  close: '닫기',
  sides: { title: '여러 면에서 보기', front: '앞면', back: '뒷면', left: '왼쪽 면', right: '오른쪽 면', top: '위', bottom: '아래', parallel: '원근 없이 (평행 투영)' },
  link: { title: '이 모습의 링크', explain: '지금의 방향과 빛을 그대로 담은 주소입니다.', address: '주소', copy: '링크 복사', copied: '복사했습니다', by_hand: '선택되어 있습니다. Ctrl+C 로 복사하세요' },
};

const kTables = { ja, 'ja-easy': easy, en, zh, ko };

export const toolWordsFor = (language: string): ToolWords => chooseWords<ToolWords>(kTables, language);
