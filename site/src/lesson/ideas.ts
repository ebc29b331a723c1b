// Ideas for lessons out of a piece's record: for whom, and a question to begin with. Grades and subjects follow the Japanese
// courses of study (学習指導要領 2017); teachers elsewhere read them as ages. Every idea shows the words of the record that
// called it up, so that a teacher sees why it is there.
import type { Facts } from './item_record';
import { textIn } from './item_record';

export interface Idea {
  for: string;
  prompt: string;
  because: string; // the words of the record; empty for ideas that fit every piece
}

type Texts = Record<'ja' | 'en' | 'zh' | 'ko', string>;
interface Rule {
  words: RegExp | null; // matched against the record's texts in all languages; null: fits every piece
  for: Texts;
  prompt: Texts;
}

const kRules: Rule[] = [
  {
    words: /色絵|五彩|九谷|絵付|上絵|蒔絵|友禅|enamel|kutani|painted|maki-e|yuzen/i,
    for: { ja: '小3・4 図画工作', en: 'Ages 8 to 10, art', zh: '小学三四年级 美术', ko: '초등 3·4학년 미술' },
    prompt: {
      ja: 'どんな色が何色使われていますか。いちばん広い色と、いちばん少ない色はどれですか。どうしてそうしたのだと思いますか。',
      en: 'How many colours do you find? Which covers most, which least? Why do you think it was done so?',
      zh: '用了哪几种颜色？哪种最多，哪种最少？你觉得为什么这样做？',
      ko: '어떤 색이 몇 가지 쓰였나요? 가장 넓은 색과 가장 적은 색은 무엇인가요? 왜 그렇게 했을까요?',
    },
  },
  {
    words: /文様|文|唐草|亀甲|牡丹|菊|青海波|pattern|arabesque|peon|hexagon|chrysanthemum/i,
    for: { ja: '小6 算数（対称な図形）', en: 'Ages 11 to 12, mathematics (symmetry)', zh: '小学六年级 数学（对称）', ko: '초등 6학년 수학(대칭)' },
    prompt: {
      ja: '模様の中から、線対称な形と点対称な形を一つずつ見つけましょう。くり返しは何回ありますか。',
      en: 'Find one shape with line symmetry and one with point symmetry in the pattern. How often does it repeat?',
      zh: '在花纹中各找一个轴对称和一个中心对称的图形。花纹重复了几次？',
      ko: '무늬에서 선대칭 도형과 점대칭 도형을 하나씩 찾으세요. 몇 번 되풀이되나요?',
    },
  },
  {
    words: /金箔|金|箔|gold|leaf/i,
    for: { ja: '中2 理科（金属の性質）', en: 'Ages 13 to 14, science (metals)', zh: '初二 科学（金属的性质）', ko: '중학교 2학년 과학(금속의 성질)' },
    prompt: {
      ja: '光の向きを変えて、金の部分と、ほかの部分の光り方を比べましょう。金のどんな性質が、うすくのばすことや長く輝くことに役立っていますか。',
      en: 'Move the light and compare how gold and the other parts shine. Which properties of gold let it be beaten thin and stay bright?',
      zh: '改变光的方向，比较金的部分和其他部分的光泽。金的哪些性质使它能打得很薄又长久发亮？',
      ko: '빛의 방향을 바꾸며 금과 다른 부분의 빛남을 비교하세요. 금의 어떤 성질이 얇게 펴지고 오래 빛나게 하나요?',
    },
  },
  {
    words: /陶|磁|焼|土|釉|ceramic|porcelain|pottery|stoneware|earthenware|glaze|raku/i,
    for: { ja: '小5 図画工作・中1 美術', en: 'Ages 10 to 13, art', zh: '小学五年级至初一 美术', ko: '초등 5학년~중학교 1학년 미술' },
    prompt: {
      ja: '裏側と高台まで回して見ましょう。作った人の手のあとはどこにありますか。どんな順番で作られたと思いますか。',
      en: 'Turn it until you see the foot. Where did the maker’s hands leave traces? In which order was it made?',
      zh: '转到底部看看圈足。哪里留下了制作者的手迹？你认为是按什么顺序做成的？',
      ko: '굽이 보일 때까지 돌려 보세요. 만든 사람의 손자국은 어디에 있나요? 어떤 차례로 만들었을까요?',
    },
  },
  {
    words: /茶碗|茶|菓子|tea/i,
    for: { ja: '中学 家庭・総合的な学習', en: 'Ages 12 to 15, home economics', zh: '初中 家政', ko: '중학교 기술·가정' },
    prompt: {
      ja: '両手で持つとしたら、どの向きを自分に向け、どの向きを相手に見せますか。形のどこからそう考えましたか。',
      en: 'If you held it in both hands, which side would face you and which your guest? What in its shape tells you?',
      zh: '如果双手捧着，哪一面朝自己，哪一面给对方看？从形状的哪里看出来的？',
      ko: '두 손으로 든다면 어느 쪽을 나에게, 어느 쪽을 상대에게 보이겠나요? 모양의 어디에서 그렇게 생각했나요?',
    },
  },
  {
    words: /江戸|元禄|享保|文化|文政|加賀藩|藩|edo|kaga domain/i,
    for: { ja: '小6 社会・中2 歴史', en: 'Ages 11 to 14, history', zh: '小学六年级至初二 历史', ko: '초등 6학년~중학교 2학년 역사' },
    prompt: {
      ja: 'この作品はどんな人が、どこで使ったと思いますか。形、絵、材料から証拠を三つ挙げましょう。',
      en: 'Who used this, and where? Give three pieces of evidence from its shape, its picture and its material.',
      zh: '你认为什么人在哪里使用它？从形状、图案、材料中举出三个证据。',
      ko: '누가 어디에서 썼을까요? 모양, 그림, 재료에서 증거를 세 가지 드세요.',
    },
  },
  {
    words: /屏風|絵巻|掛|画|書|screen|scroll|painting|calligraphy/i,
    for: { ja: '小5 国語・中1 美術', en: 'Ages 10 to 13, language and art', zh: '小学五年级至初一 语文、美术', ko: '초등 5학년~중학교 1학년 국어·미술' },
    prompt: {
      ja: '拡大して、気になる場面を一つ選びましょう。そこでは何の音、何のにおいがしますか。短い文に書きましょう。',
      en: 'Zoom in and choose one scene. What do you hear and smell there? Write it in a few sentences.',
      zh: '放大后选一个场景。在那里能听到什么、闻到什么？写成几句话。',
      ko: '확대해서 한 장면을 고르세요. 그곳에서 어떤 소리와 냄새가 나나요? 짧은 글로 쓰세요.',
    },
  },
  {
    words: /金沢|加賀|石川|九谷|能登|輪島|kanazawa|kaga|ishikawa|kutani|wajima/i,
    for: { ja: '小4 社会（地域の伝統）', en: 'Ages 9 to 10, local studies', zh: '小学四年级 社会（地方传统）', ko: '초등 4학년 사회(지역의 전통)' },
    prompt: {
      ja: '同じわざは今も町のどこで受けつがれていますか。調べて、作っている人に聞きたいことを三つ書きましょう。',
      en: 'Where in the town is this craft still alive? Find out, and write three questions for those who make it.',
      zh: '这种技艺如今在城里的哪里传承？查一查，写出三个想问制作者的问题。',
      ko: '이 솜씨는 지금 마을 어디에서 이어지고 있나요? 조사해서 만드는 분께 묻고 싶은 것을 세 가지 쓰세요.',
    },
  },
  {
    words: null,
    for: { ja: '小1・2 生活、図画工作', en: 'Ages 6 to 8', zh: '小学一二年级', ko: '초등 1·2학년' },
    prompt: {
      ja: 'ぐるっと回して、いちばん好きな向きを見つけましょう。どこが好きですか。',
      en: 'Turn it all the way round and find the side you like best. What do you like about it?',
      zh: '转一圈，找到你最喜欢的一面。你喜欢哪里？',
      ko: '한 바퀴 돌려서 가장 좋아하는 쪽을 찾아보세요. 어디가 좋은가요?',
    },
  },
];

// At most six, those that the record calls up first.
export function ideasFor(title: Record<string, string>, facts: Facts | undefined, language: string): Idea[] {
  // In the page's language first: what called an idea up is shown to the teacher.
  const maps = [facts?.technique, facts?.material, title, facts?.category, facts?.period, facts?.place, facts?.maker];
  const texts = maps.map((map) => textIn(map, language).text).concat(maps.flatMap((map) => Object.values(map ?? {})));
  const tag = (language.split('-')[0] ?? 'ja') as keyof Texts;
  const say = (rule: Texts) => rule[tag] ?? rule.ja;
  const ideas: Idea[] = [];
  for (const rule of kRules) {
    const because = rule.words ? texts.find((text) => rule.words?.test(text)) : '';
    if (because !== undefined) ideas.push({ for: say(rule.for), prompt: say(rule.prompt), because });
  }
  return ideas.slice(0, 6);
}
