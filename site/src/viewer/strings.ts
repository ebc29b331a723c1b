// Every word of the viewer. One table per language, the same keys in each.

const ja = {
  role: '3D ビューア',
  keys: '矢印キーで回す。? で使い方。',
  controls: '見るための道具',
  turn_left: '左へ回す',
  turn_right: '右へ回す',
  nearer: '近づく',
  farther: '離れる',
  reset: '元に戻す',
  views: '見どころ',
  pins: '見どころの印',
  first_view: 'はじめの向き',
  fullscreen: '全画面',
  leave_fullscreen: '全画面をやめる',
  help: '使い方',
  close: '閉じる',
  retry: 'もう一度',
  load_anyway: '読みこむ',
  loading: '立体を読みこんでいます',
  ready: '立体で見られます。',
  begin: '立体で見る',
  wheel_hint: 'Ctrl を押しながらスクロールで拡大',
  wheel_hint_mac: '⌘ を押しながらスクロールで拡大',
  touch_hint: '2本指で動かせます',
  prompt: '回してみてください',
  failures: {
    no_webgl2: 'この端末では立体表示を使えません。写真と解説はそのままご覧いただけます。',
    network: '立体を受け取れませんでした。写真と解説はそのままご覧いただけます。通信を確かめて、もう一度お試しください。',
    bad_record: 'この資料の立体が見つかりません。写真と解説はそのままご覧いただけます。',
    bad_model: '立体のファイルが壊れていて表示できません。写真と解説はそのままご覧いただけます。',
    too_large: '立体がこの端末には大きすぎます。写真と解説はそのままご覧いただけます。',
    over_budget: '立体は、このページで決めた通信量やメモリーを超えるので、読みこんでいません。写真と解説はそのままご覧いただけます。',
    context_lost: '画面の描画が何度も止まるため、立体表示をやめました。ほかのページを閉じて、もう一度お試しください。',
    internal: '立体表示が止まりました。写真と解説はそのままご覧いただけます。',
  } as Record<string, string>,
  finer_failed: 'よりくわしい形は受け取れませんでした。今の形のままご覧いただけます。',
  lost: '描画が止まったので、立て直しています。',
  help_title: '使い方',
  help_rows: [
    ['回す', 'ドラッグ、1本指で横へ、矢印キー'],
    ['近づく・離れる', 'Ctrl（⌘）を押しながらスクロール、2本指でつまむ、＋ と −'],
    ['ずらす', '右ボタンでドラッグ、2本指、Shift と矢印キー'],
    ['見たい所を中心に', 'ダブルクリック、2回たたく'],
    ['元に戻す', '0 または Home'],
    ['全画面', 'F（Esc でやめる）'],
    ['光', 'L、Shift を押しながらドラッグ'],
    ['道具', 'T（Esc で一つずつ戻る）。ドラッグの代わりのボタンもここ'],
    ['印と案内', 'Tab で印へ、Enter で開く。案内の中は ← →、Esc でやめる'],
  ],
  side: ['正面', '右前', '右', '右後ろ', '後ろ', '左後ろ', '左', '左前'],
  height: { top: '真上から', above: '上から', slightly_above: 'やや上から', level: '', slightly_below: 'やや下から', below: '下から', bottom: '真下から' },
  separator: '、',
  width: (length: string) => `画面の幅はおよそ ${length}`,
};

type Strings = typeof ja;

// やさしい日本語: short sentences, everyday words, kana with spaces between the words, so that nobody needs kanji.
const easy: Strings = {
  role: 'まわして みる もの',
  keys: 'やじるしの キーで まわります。? で つかいかたが でます。',
  controls: 'みる ための ボタン',
  turn_left: 'ひだりに まわす',
  turn_right: 'みぎに まわす',
  nearer: 'ちかくで みる',
  farther: 'とおくから みる',
  reset: 'はじめに もどす',
  views: 'いろいろな むき',
  pins: 'せつめいの しるし',
  first_view: 'はじめの むき',
  fullscreen: '大きい がめん',
  leave_fullscreen: '小さい がめん',
  help: 'つかいかた',
  close: 'とじる',
  retry: 'もう いちど',
  load_anyway: 'よむ',
  loading: 'いま よんでいます。すこし まってください。',
  ready: 'まわして みることが できます。',
  begin: 'まわして みる',
  wheel_hint: 'Ctrl を おしながら スクロールすると、大きく なります',
  wheel_hint_mac: '⌘ を おしながら スクロールすると、大きく なります',
  touch_hint: 'ゆび 2本で うごきます',
  prompt: 'まわして みてください',
  failures: {
    no_webgl2: 'この きかいでは まわして みることが できません。しゃしんと せつめいは みることが できます。',
    network: 'データが とどきません。しゃしんと せつめいは みることが できます。インターネットを たしかめて、もう いちど ためしてください。',
    bad_record: 'この さくひんの 3D が ありません。しゃしんと せつめいは みることが できます。',
    bad_model: '3D の データが こわれています。しゃしんと せつめいは みることが できます。',
    too_large: '3D の データが 大きすぎます。しゃしんと せつめいは みることが できます。',
    over_budget: 'おおきい ファイルなので まだ よんで いません。しゃしんと せつめいは みることが できます。',
    context_lost: 'がめんが なんども とまりました。ほかの ページを とじて、もう いちど ためしてください。',
    internal: '3D が とまりました。しゃしんと せつめいは みることが できます。',
  },
  finer_failed: 'もっと きれいな 3D は とどきませんでした。いまの 3D は みることが できます。',
  lost: 'がめんが とまりました。いま なおしています。',
  help_title: 'つかいかた',
  help_rows: [
    ['まわす', 'マウスで おして うごかす。ゆび 1本で よこに うごかす。やじるしの キー'],
    ['ちかくで みる・とおくから みる', 'Ctrl（⌘）を おしながら スクロール。ゆび 2本を ひろげる。＋ と −'],
    ['うごかす', 'マウスの みぎの ボタン。ゆび 2本。Shift と やじるしの キー'],
    ['みたい ところを まんなかに', 'マウスで 2かい おす。ゆびで 2かい たたく'],
    ['はじめに もどす', '0 か Home'],
    ['大きい がめん', 'F（Esc で もどる）'],
    ['ひかり', 'L。Shift を おしながら マウスで うごかす'],
    ['どうぐ', 'T（Esc で もどる）。うごかす ボタンも あります'],
    ['しるし', 'Tab で しるしへ いく。Enter で ひらく。じゅんばんに みるときは ← →。Esc で やめる'],
  ],
  side: ['まえ', 'みぎの まえ', 'みぎ', 'みぎの うしろ', 'うしろ', 'ひだりの うしろ', 'ひだり', 'ひだりの まえ'],
  height: { top: 'まうえから', above: 'うえから', slightly_above: 'すこし うえから', level: '', slightly_below: 'すこし したから', below: 'したから', bottom: 'ましたから' },
  separator: '、',
  width: (length: string) => `がめんの はばは だいたい ${length}`,
};

const en: Strings = {
  role: '3D viewer',
  keys: 'Arrow keys turn the piece. ? shows the help.',
  controls: 'Tools for looking',
  turn_left: 'Turn left',
  turn_right: 'Turn right',
  nearer: 'Closer',
  farther: 'Farther',
  reset: 'Reset',
  views: 'Views',
  pins: 'Pins on the piece',
  first_view: 'First view',
  fullscreen: 'Full screen',
  leave_fullscreen: 'Leave full screen',
  help: 'Help',
  close: 'Close',
  retry: 'Try again',
  load_anyway: 'Load anyway',
  loading: 'Loading the 3D model',
  ready: 'The piece can be turned.',
  begin: 'View in 3D',
  wheel_hint: 'Hold Ctrl and scroll to zoom',
  wheel_hint_mac: 'Hold ⌘ and scroll to zoom',
  touch_hint: 'Use two fingers to move it',
  prompt: 'Drag to turn',
  failures: {
    no_webgl2: 'This device cannot show the piece in 3D. The pictures and the text are all here.',
    network: 'The 3D model did not arrive. The pictures and the text are all here. Check the connection and try again.',
    bad_record: 'The 3D model of this piece was not found. The pictures and the text are all here.',
    bad_model: 'The 3D file is damaged and cannot be shown. The pictures and the text are all here.',
    too_large: 'The 3D model is too large for this device. The pictures and the text are all here.',
    over_budget: 'The 3D model needs more data or memory than this page allows, so it was not loaded. The pictures and the text are all here.',
    context_lost: 'The 3D view was closed because drawing stopped several times. Close other pages and try again.',
    internal: 'The 3D view has stopped. The pictures and the text are all here.',
  },
  finer_failed: 'The finer model did not arrive. You can go on with this one.',
  lost: 'Drawing stopped; it is being set up again.',
  help_title: 'How to look',
  help_rows: [
    ['Turn', 'Drag, one finger sideways, arrow keys'],
    ['Closer, farther', 'Ctrl (⌘) and scroll, pinch, + and −'],
    ['Move', 'Right-drag, two fingers, Shift and arrow keys'],
    ['Look at a spot', 'Double-click, double-tap'],
    ['Reset', '0 or Home'],
    ['Full screen', 'F (Esc leaves)'],
    ['Light', 'L, Shift and drag'],
    ['Tools', 'T (Esc goes back a step); buttons instead of dragging are here, too'],
    ['Pins and tours', 'Tab to a pin, Enter opens it; in a tour ← →, Esc leaves'],
  ],
  side: ['front', 'front right', 'right', 'back right', 'back', 'back left', 'left', 'front left'],
  height: { top: 'from straight above', above: 'from above', slightly_above: 'slightly above', level: '', slightly_below: 'slightly below', below: 'from below', bottom: 'from underneath' },
  separator: ', ',
  width: (length) => `the picture is about ${length} wide`,
};

const zh: Strings = {
  role: '3D 查看器',
  keys: '用方向键转动。按 ? 查看用法。',
  controls: '观看工具',
  turn_left: '向左转',
  turn_right: '向右转',
  nearer: '靠近',
  farther: '远离',
  reset: '还原',
  views: '看点',
  pins: '作品上的标记',
  first_view: '最初的角度',
  fullscreen: '全屏',
  leave_fullscreen: '退出全屏',
  help: '用法',
  close: '关闭',
  retry: '再试一次',
  load_anyway: '仍要载入',
  loading: '正在载入立体模型',
  ready: '可以转动作品了。',
  begin: '观看立体',
  wheel_hint: '按住 Ctrl 并滚动以缩放',
  wheel_hint_mac: '按住 ⌘ 并滚动以缩放',
  touch_hint: '用两根手指移动',
  prompt: '请转动看看',
  failures: {
    no_webgl2: '此设备无法显示立体模型。图片和说明都可以照常观看。',
    network: '没有收到立体模型。图片和说明都可以照常观看。请检查网络后再试一次。',
    bad_record: '找不到这件作品的立体模型。图片和说明都可以照常观看。',
    bad_model: '立体模型文件已损坏，无法显示。图片和说明都可以照常观看。',
    too_large: '立体模型对此设备来说太大。图片和说明都可以照常观看。',
    over_budget: '立体模型超出本页允许的流量或内存，因此没有载入。图片和说明都可以照常观看。',
    context_lost: '画面多次中断，已关闭立体显示。请关闭其他页面后再试一次。',
    internal: '立体显示已停止。图片和说明都可以照常观看。',
  },
  finer_failed: '没有收到更精细的模型，可以继续观看现在的模型。',
  lost: '画面中断，正在恢复。',
  help_title: '用法',
  help_rows: [
    ['转动', '拖动，单指横向滑动，方向键'],
    ['靠近、远离', '按住 Ctrl（⌘）滚动，双指捏合，＋ 和 −'],
    ['移动', '右键拖动，双指，Shift 加方向键'],
    ['以某处为中心', '双击'],
    ['还原', '0 或 Home'],
    ['全屏', 'F（Esc 退出）'],
    ['光线', 'L，或按住 Shift 拖动'],
    ['工具', 'T（Esc 逐级返回）；也有代替拖动的按钮'],
    ['标记与导览', '用 Tab 到标记，Enter 打开；导览中用 ← →，Esc 退出'],
  ],
  side: ['正面', '右前方', '右侧', '右后方', '背面', '左后方', '左侧', '左前方'],
  height: { top: '正上方', above: '从上方', slightly_above: '略从上方', level: '', slightly_below: '略从下方', below: '从下方', bottom: '正下方' },
  separator: '，',
  width: (length) => `画面宽约 ${length}`,
};

const ko: Strings = {
  role: '3D 뷰어',
  keys: '화살표 키로 돌립니다. ? 를 누르면 사용법이 나옵니다.',
  controls: '보기 도구',
  turn_left: '왼쪽으로 돌리기',
  turn_right: '오른쪽으로 돌리기',
  nearer: '가까이',
  farther: '멀리',
  reset: '처음으로',
  views: '볼거리',
  pins: '작품 위의 표시',
  first_view: '처음 방향',
  fullscreen: '전체 화면',
  leave_fullscreen: '전체 화면 끝내기',
  help: '사용법',
  close: '닫기',
  retry: '다시 시도',
  load_anyway: '그래도 불러오기',
  loading: '입체 모델을 불러오는 중입니다',
  ready: '작품을 돌려 볼 수 있습니다.',
  begin: '입체로 보기',
  wheel_hint: 'Ctrl 키를 누른 채 스크롤하면 확대됩니다',
  wheel_hint_mac: '⌘ 키를 누른 채 스크롤하면 확대됩니다',
  touch_hint: '두 손가락으로 움직입니다',
  prompt: '돌려 보세요',
  failures: {
    no_webgl2: '이 기기에서는 입체로 볼 수 없습니다. 사진과 설명은 그대로 볼 수 있습니다.',
    network: '입체 모델을 받지 못했습니다. 사진과 설명은 그대로 볼 수 있습니다. 연결을 확인하고 다시 시도해 주세요.',
    bad_record: '이 작품의 입체 모델을 찾을 수 없습니다. 사진과 설명은 그대로 볼 수 있습니다.',
    bad_model: '입체 모델 파일이 손상되어 볼 수 없습니다. 사진과 설명은 그대로 볼 수 있습니다.',
    too_large: '입체 모델이 이 기기에는 너무 큽니다. 사진과 설명은 그대로 볼 수 있습니다.',
    over_budget: '입체 모델이 이 페이지에서 허용한 데이터나 메모리를 넘어 불러오지 않았습니다. 사진과 설명은 그대로 볼 수 있습니다.',
    context_lost: '화면이 여러 번 멈추어 입체 보기를 닫았습니다. 다른 페이지를 닫고 다시 시도해 주세요.',
    internal: '입체 보기가 멈췄습니다. 사진과 설명은 그대로 볼 수 있습니다.',
  },
  finer_failed: '더 자세한 모델을 받지 못했습니다. 지금 모델로 계속 볼 수 있습니다.',
  lost: '화면이 멈추어 다시 준비하고 있습니다.',
  help_title: '사용법',
  help_rows: [
    ['돌리기', '드래그, 한 손가락으로 옆으로, 화살표 키'],
    ['가까이・멀리', 'Ctrl(⌘) 을 누른 채 스크롤, 두 손가락으로 벌리기, + 와 −'],
    ['옮기기', '오른쪽 버튼 드래그, 두 손가락, Shift 와 화살표 키'],
    ['그곳을 가운데로', '두 번 클릭, 두 번 두드리기'],
    ['처음으로', '0 또는 Home'],
    ['전체 화면', 'F (Esc 로 끝내기)'],
    ['빛', 'L, 또는 Shift 를 누른 채 드래그'],
    ['도구', 'T (Esc 로 한 단계씩 돌아가기). 드래그 대신 쓰는 버튼도 있습니다'],
    ['표시와 안내', 'Tab 으로 표시에 가서 Enter 로 엽니다. 안내에서는 ← →, Esc 로 끝냅니다'],
  ],
  side: ['정면', '오른쪽 앞', '오른쪽', '오른쪽 뒤', '뒷면', '왼쪽 뒤', '왼쪽', '왼쪽 앞'],
  height: { top: '바로 위에서', above: '위에서', slightly_above: '약간 위에서', level: '', slightly_below: '약간 아래에서', below: '아래에서', bottom: '바로 아래에서' },
  separator: ', ',
  width: (length) => `화면의 너비는 약 ${length}`,
};

const kTables: Record<string, Strings> = { ja, 'ja-easy': easy, en, zh, ko };

export type { Strings };

// The language in which records and tables are looked up. Records say ja-easy; in HTML, where a tag has to be valid BCP 47,
// it is ja-x-easy. Kana (ja-Hira) asks for the same.
export function tableKey(tag: string): string {
  const parts = tag.toLowerCase().split('-');
  const [first = 'ja'] = parts;
  return first === 'ja' && (parts.includes('easy') || parts.includes('hira')) ? 'ja-easy' : first;
}

// The other way round: what may stand in a lang attribute.
export const htmlTag = (key: string): string => (key === 'ja-easy' ? 'ja-x-easy' : key);

// lang: the tag of the words, which are English where the language has no table.
// By the nearest lang, through shadow trees; English where the language has no table, Japanese where none is stated.
export function stringsFor(element: Element): { language: string; words: Strings; lang: string } {
  const language = tableKey(languageOf(element) || 'ja');
  return { language, words: kTables[language] ?? en, lang: htmlTag(kTables[language] ? language : 'en') };
}

// For parts with words of their own: the same choice among their tables. Easy Japanese may be left to Japanese.
export function chooseWords<T>(tables: { ja: T; en: T } & Partial<Record<string, T>>, language: string): T {
  return tables[language] ?? (language === 'ja-easy' ? tables.ja : tables.en);
}

function languageOf(element: Element): string {
  const stated = element.closest('[lang]')?.getAttribute('lang');
  if (stated) return stated;
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? languageOf(root.host) : '';
}
