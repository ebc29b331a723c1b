// Words for flat works, where the piece's do not fit: they are moved and neared, never turned.
import type { Strings } from './strings';
import { chooseWords } from './strings';

export interface FlatWords {
  role: string;
  keys: string;
  at: string[]; // nine places of the picture, along rows from its top left
  loading: string;
  ready: string;
  begin: string;
  missing: string; // the picture is not there
  network: string; // it did not come
  stopped: string; // it cannot be shown, or no longer
}

const tables = {
  ja: {
    role: '絵を近づけて見る画面',
    keys: '矢印キーで動かし、プラスとマイナスで近づき遠ざかります。Homeで全体、Fで全画面、?で使い方、Escで閉じます。',
    at: ['左上', '上', '右上', '左', '中央', '右', '左下', '下', '右下'],
    loading: '絵を読みこんでいます',
    ready: '近づいて見られます。',
    begin: '近づいて見る',
    missing: 'この資料の画像が見つかりません。解説はそのままご覧いただけます。',
    network: '画像を受け取れませんでした。解説はそのままご覧いただけます。通信を確かめて、もう一度お試しください。',
    stopped: '画像の表示が止まりました。解説はそのままご覧いただけます。',
  },
  'ja-easy': {
    role: 'えを ちかくで みる がめん',
    keys: 'やじるしで うごきます。プラスと マイナスで ちかく・とおくなります。Homeで ぜんぶが みえます。',
    at: ['ひだりうえ', 'うえ', 'みぎうえ', 'ひだり', 'まんなか', 'みぎ', 'ひだりした', 'した', 'みぎした'],
    loading: 'いま よんでいます。すこし まってください。',
    ready: 'ちかくで みることが できます。',
    begin: 'ちかくで みる',
    missing: 'この さくひんの えが ありません。せつめいは みることが できます。',
    network: 'えが とどきません。せつめいは みることが できます。インターネットを たしかめて、もう いちど ためしてください。',
    stopped: 'えが とまりました。せつめいは みることが できます。',
  },
  en: {
    role: 'picture viewer',
    keys: 'Arrow keys move the picture, plus and minus zoom. Home shows all of it, F is full screen, ? is help, Escape leaves.',
    at: ['top left', 'top', 'top right', 'left', 'centre', 'right', 'bottom left', 'bottom', 'bottom right'],
    loading: 'Loading the picture',
    ready: 'The picture can be looked at closely.',
    begin: 'Look closely',
    missing: 'The picture of this work was not found. The text is all here.',
    network: 'The picture did not arrive. The text is all here. Check your connection and try again.',
    stopped: 'The picture cannot be shown any further. The text is all here.',
  },
  zh: {
    role: '图片查看器',
    keys: '方向键移动，加号和减号缩放。Home 显示全图，F 全屏，? 帮助，Esc 退出。',
    at: ['左上', '上方', '右上', '左侧', '中央', '右侧', '左下', '下方', '右下'],
    loading: '正在载入图片',
    ready: '可以放大细看了。',
    begin: '放大细看',
    missing: '找不到这件作品的图片。说明可以照常阅读。',
    network: '未能接收图片。说明可以照常阅读。请检查网络后重试。',
    stopped: '图片无法继续显示。说明可以照常阅读。',
  },
  ko: {
    role: '그림 보기 화면',
    keys: '화살표 키로 움직이고 더하기와 빼기로 확대·축소합니다. Home은 전체, F는 전체 화면, ?는 도움말, Esc는 나가기입니다.',
    at: ['왼쪽 위', '위', '오른쪽 위', '왼쪽', '가운데', '오른쪽', '왼쪽 아래', '아래', '오른쪽 아래'],
    loading: '그림을 불러오고 있습니다',
    ready: '가까이에서 볼 수 있습니다.',
    begin: '가까이에서 보기',
    missing: '이 작품의 그림을 찾을 수 없습니다. 설명은 그대로 볼 수 있습니다.',
    network: '그림을 받지 못했습니다. 설명은 그대로 볼 수 있습니다. 연결을 확인하고 다시 시도해 주세요.',
    stopped: '그림 표시가 멈췄습니다. 설명은 그대로 볼 수 있습니다.',
  },
};

export const flatWordsFor = (language: string): FlatWords => chooseWords<FlatWords>(tables, language);

// All words of the element, with those that speak of a picture in the place of those that speak of a piece.
export function flatStrings(words: Strings, language: string): Strings {
  const { loading, ready, begin, missing, network, stopped } = flatWordsFor(language);
  const failures = { ...words.failures, network, bad_record: missing, bad_model: stopped, internal: stopped, no_webgl2: stopped };
  return { ...words, loading, ready, begin, failures };
}
