// Every word of the viewer. One table per language, the same keys in each.

const ja = {
  role: '3D ビューア',
  turn_left: '左へ回す',
  turn_right: '右へ回す',
  nearer: '近づく',
  farther: '離れる',
  reset: '元に戻す',
  views: '見どころ',
  first_view: 'はじめの向き',
  fullscreen: '全画面',
  leave_fullscreen: '戻る',
  help: '使い方',
  close: '閉じる',
  loading: '読みこんでいます',
  ready: '立体で見られます。矢印キーで回せます。',
  finer: 'くわしい形になりました',
  wheel_hint: 'Ctrl を押しながらスクロールで拡大',
  wheel_hint_mac: '⌘ を押しながらスクロールで拡大',
  touch_hint: '2本の指で動かす・拡大する',
  prompt: '回してみてください',
  no_webgl2: 'この端末では立体表示が使えません。写真と解説はそのままご覧いただけます。',
  network: '立体の資料を受け取れませんでした。通信を確かめて、ページを開き直してください。',
  bad_model: '立体の資料が壊れていて表示できません。写真と解説はそのままご覧いただけます。',
  too_large: '立体の資料がこの端末には大きすぎます。写真と解説はそのままご覧いただけます。',
  lost: '画面の描画が止まりました。立て直しています。',
  help_title: '使い方',
  help_rows: [
    ['回す', 'ドラッグ、1本指で横へ、矢印キー'],
    ['拡大・縮小', 'Ctrl（⌘）＋スクロール、2本指でつまむ、＋ −'],
    ['ずらす', '右ボタンでドラッグ、2本指、Shift＋矢印キー'],
    ['見たい所を中心に', 'ダブルクリック、2回たたく'],
    ['元に戻す', 'Home'],
    ['全画面', 'F（Esc で戻る）'],
  ],
  side: ['正面', '右前', '右', '右後ろ', '後ろ', '左後ろ', '左', '左前'],
  height: { top: '真上から', above: '上から', slightly_above: 'やや上から', level: 'まっすぐ', slightly_below: 'やや下から', below: '下から', bottom: '真下から' },
  view: (side: string, height: string, width: string) => `${side}、${height}。画面の幅はおよそ ${width}`,
};

type Strings = typeof ja;

const en: Strings = {
  role: '3D viewer',
  turn_left: 'Turn left',
  turn_right: 'Turn right',
  nearer: 'Closer',
  farther: 'Farther',
  reset: 'Reset',
  views: 'Views',
  first_view: 'First view',
  fullscreen: 'Full screen',
  leave_fullscreen: 'Leave',
  help: 'Help',
  close: 'Close',
  loading: 'Loading',
  ready: 'The piece can be turned. Use the arrow keys.',
  finer: 'More detail has arrived',
  wheel_hint: 'Hold Ctrl and scroll to zoom',
  wheel_hint_mac: 'Hold ⌘ and scroll to zoom',
  touch_hint: 'Use two fingers to move and zoom',
  prompt: 'Turn it',
  no_webgl2: 'This device cannot show the piece in 3D. The pictures and the text are all here.',
  network: 'The 3D model did not arrive. Check the connection and open the page again.',
  bad_model: 'The 3D model is damaged and cannot be shown. The pictures and the text are all here.',
  too_large: 'The 3D model is too large for this device. The pictures and the text are all here.',
  lost: 'Drawing has stopped; it is being set up again.',
  help_title: 'How to look',
  help_rows: [
    ['Turn', 'Drag, one finger sideways, arrow keys'],
    ['Zoom', 'Ctrl (⌘) + scroll, pinch, + and −'],
    ['Move', 'Right-drag, two fingers, Shift + arrow keys'],
    ['Look at a spot', 'Double-click, double-tap'],
    ['Reset', 'Home'],
    ['Full screen', 'F (Esc leaves)'],
  ],
  side: ['Front', 'Front right', 'Right', 'Back right', 'Back', 'Back left', 'Left', 'Front left'],
  height: { top: 'from the top', above: 'from above', slightly_above: 'slightly above', level: 'level', slightly_below: 'slightly below', below: 'from below', bottom: 'from underneath' },
  view: (side, height, width) => `${side}, ${height}; the picture is about ${width} wide`,
};

const kTables: Record<string, Strings> = { ja, en };

export type { Strings };

// By the nearest lang attribute; the page's own language where we have no words for it: Japanese.
export function stringsFor(element: Element): { language: string; words: Strings } {
  const tag = element.closest('[lang]')?.getAttribute('lang') ?? document.documentElement.lang ?? 'ja';
  const language = tag.toLowerCase().split('-')[0] ?? 'ja';
  return { language, words: kTables[language] ?? (language ? en : ja) };
}
