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
  loading: '立体を読みこんでいます',
  ready: '立体で見られます。',
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
  ],
  side: ['正面', '右前', '右', '右後ろ', '後ろ', '左後ろ', '左', '左前'],
  height: { top: '真上から', above: '上から', slightly_above: 'やや上から', level: '', slightly_below: 'やや下から', below: '下から', bottom: '真下から' },
  separator: '、',
  width: (length: string) => `画面の幅はおよそ ${length}`,
};

type Strings = typeof ja;

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
  loading: 'Loading the 3D model',
  ready: 'The piece can be turned.',
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
  ],
  side: ['front', 'front right', 'right', 'back right', 'back', 'back left', 'left', 'front left'],
  height: { top: 'from straight above', above: 'from above', slightly_above: 'slightly above', level: '', slightly_below: 'slightly below', below: 'from below', bottom: 'from underneath' },
  separator: ', ',
  width: (length) => `the picture is about ${length} wide`,
};

const kTables: Record<string, Strings> = { ja, en };

export type { Strings };

// By the nearest lang, through shadow trees; English where the language has no table, Japanese where none is stated.
export function stringsFor(element: Element): { language: string; words: Strings } {
  const language = (languageOf(element) || 'ja').toLowerCase().split('-')[0] ?? 'ja';
  return { language, words: kTables[language] ?? en };
}

function languageOf(element: Element): string {
  const stated = element.closest('[lang]')?.getAttribute('lang');
  if (stated) return stated;
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? languageOf(root.host) : '';
}
