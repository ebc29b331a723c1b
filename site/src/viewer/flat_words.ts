// Words for flat works, where the piece's do not fit: they are moved and neared, never turned.
import { chooseWords } from './strings';

export interface FlatWords {
  role: string;
  keys: string;
  at: string[]; // nine places of the picture, along rows from its top left
  missing: string; // the picture is not there
}

const tables = {
  ja: {
    role: '絵を近づけて見る画面',
    keys: '矢印キーで動かし、プラスとマイナスで近づき遠ざかります。Homeで全体、Fで全画面、?で使い方、Escで閉じます。',
    at: ['左上', '上', '右上', '左', '中央', '右', '左下', '下', '右下'],
    missing: 'この資料の画像が見つかりません。解説はそのままご覧いただけます。',
  },
  'ja-easy': {
    role: 'えを ちかくで みる がめん',
    keys: 'やじるしで うごきます。プラスと マイナスで ちかく・とおくなります。Homeで ぜんぶが みえます。',
    at: ['ひだりうえ', 'うえ', 'みぎうえ', 'ひだり', 'まんなか', 'みぎ', 'ひだりした', 'した', 'みぎした'],
    missing: 'この さくひんの えが ありません。せつめいは みることが できます。',
  },
  en: {
    role: 'picture viewer',
    keys: 'Arrow keys move the picture, plus and minus zoom. Home shows all of it, F is full screen, ? is help, Escape leaves.',
    at: ['top left', 'top', 'top right', 'left', 'centre', 'right', 'bottom left', 'bottom', 'bottom right'],
    missing: 'The picture of this work was not found. The text is all here.',
  },
  zh: {
    role: '图片查看器',
    keys: '方向键移动，加号和减号缩放。Home 显示全图，F 全屏，? 帮助，Esc 退出。',
    at: ['左上', '上方', '右上', '左侧', '中央', '右侧', '左下', '下方', '右下'],
    missing: '找不到这件作品的图片。说明可以照常阅读。',
  },
  ko: {
    role: '그림 보기 화면',
    keys: '화살표 키로 움직이고 더하기와 빼기로 확대·축소합니다. Home은 전체, F는 전체 화면, ?는 도움말, Esc는 나가기입니다.',
    at: ['왼쪽 위', '위', '오른쪽 위', '왼쪽', '가운데', '오른쪽', '왼쪽 아래', '아래', '오른쪽 아래'],
    missing: '이 작품의 그림을 찾을 수 없습니다. 설명은 그대로 볼 수 있습니다.',
  },
};

export const flatWordsFor = (language: string): FlatWords => chooseWords<FlatWords>(tables, language);
