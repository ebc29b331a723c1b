// Words of the page that compares two pieces.
import { chooseWords, tableKey } from '../viewer/strings';

const ja = {
  a: '左の作品', b: '右の作品', choose: '選んでください', choose_both: 'くらべる作品を2つ選んでください。',
  too_few: '立体で見られる作品が2つ以上ないと、くらべられません。', unknown: (ids: string) => `立体で見られる作品の中に ${ids} はありません。上から選んでください。`,
  network: '作品の一覧を受け取れませんでした。通信を確かめて、読みこみ直してください。',
  same_scale: '2つは同じ縮尺です。一方を動かすと、もう一方もいっしょに動きます。',
  not_true_scale: '2つは記録された形のままの同じ縮尺ですが、実寸の確かめられていない作品があります。一方を動かすと、もう一方もいっしょに動きます。',
  unknown_size: '実寸は確かめられていません', size: (height: string, width: string, depth: string) => `高さ ${height} cm、幅 ${width} cm、奥行 ${depth} cm`,
};

export type CompareWords = typeof ja;

const easy: CompareWords = {
  a: 'ひだりの さくひん', b: 'みぎの さくひん', choose: 'えらんでください', choose_both: 'さくひんを 2つ えらんでください。',
  too_few: 'くらべる さくひんが たりません。', unknown: (ids) => `${ids} は ありません。うえから えらんでください。`,
  network: 'データが とどきません。インターネットを たしかめてください。',
  same_scale: '2つは ほんとうの 大きさで くらべています。いっしょに うごきます。',
  not_true_scale: 'ほんとうの 大きさが わからない さくひんが あります。2つは いっしょに うごきます。',
  unknown_size: 'ほんとうの 大きさは わかりません', size: (height, width, depth) => `たかさ ${height} cm、はば ${width} cm、おくゆき ${depth} cm`,
};

const en: CompareWords = {
  a: 'Left piece', b: 'Right piece', choose: 'Choose a piece', choose_both: 'Choose two pieces to compare.',
  too_few: 'There are not two pieces in 3D to compare.', unknown: (ids) => `${ids} is not among the pieces in 3D. Choose from the lists above.`,
  network: 'The list of pieces did not arrive. Check the connection and load the page again.',
  same_scale: 'Both are shown at the same scale. Turn one, and the other turns with it.',
  not_true_scale: 'Both are shown at the same scale as recorded, but the true size is not confirmed for each. Turn one, and the other turns with it.',
  unknown_size: 'True size not confirmed', size: (height, width, depth) => `Height ${height} cm, width ${width} cm, depth ${depth} cm`,
};

const zh: CompareWords = {
  a: '左边的作品', b: '右边的作品', choose: '请选择', choose_both: '请选择两件作品进行比较。',
  too_few: '可立体观看的作品不足两件，无法比较。', unknown: (ids) => `可立体观看的作品中没有 ${ids}，请从上方选择。`,
  network: '没有收到作品列表。请检查网络后重新载入。',
  same_scale: '两件作品比例相同。转动一件，另一件也会一起转动。',
  not_true_scale: '两件作品按记录以相同比例显示，但有作品的实际尺寸未经确认。转动一件，另一件也会一起转动。',
  unknown_size: '实际尺寸未经确认', size: (height, width, depth) => `高 ${height} cm，宽 ${width} cm，深 ${depth} cm`,
};

const ko: CompareWords = {
  a: '왼쪽 작품', b: '오른쪽 작품', choose: '고르세요', choose_both: '비교할 작품 두 점을 고르세요.',
  too_few: '입체로 볼 수 있는 작품이 두 점보다 적어 비교할 수 없습니다.', unknown: (ids) => `입체로 볼 수 있는 작품 가운데 ${ids} 은(는) 없습니다. 위에서 고르세요.`,
  network: '작품 목록을 받지 못했습니다. 연결을 확인하고 다시 불러오세요.',
  same_scale: '두 작품은 같은 축척입니다. 한쪽을 돌리면 다른 쪽도 함께 돕니다.',
  not_true_scale: '두 작품은 기록된 대로 같은 축척이지만, 실제 크기가 확인되지 않은 작품이 있습니다. 한쪽을 돌리면 다른 쪽도 함께 돕니다.',
  unknown_size: '실제 크기가 확인되지 않았습니다', size: (height, width, depth) => `높이 ${height} cm, 너비 ${width} cm, 깊이 ${depth} cm`,
};

export const compareWordsFor = (language: string): CompareWords => chooseWords<CompareWords>({ ja, 'ja-easy': easy, en, zh, ko }, tableKey(language));
