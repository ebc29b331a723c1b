import { ja } from './ja';
import type { Words } from './ja';

// やさしい日本語: short sentences, common words, spaces between the phrases are left to the page's typography.
export const jaEasy: Words = {
  ...ja,
  list_empty: 'まだ 何も ありません。作品の ページで「マイリストに入れる」を 押してください。ここに 出ます。',
  list_shared: 'これは ほかの人が えらんだ リストです。',
  take_over: '自分の リストに 入れる',
  list_kept_here: 'リストは この ブラウザの 中だけに あります。',
  list_not_kept: 'この ブラウザでは 残せません。下の リンクを メモしてください。',
  gone: 'この 番号の 作品は ありません。',
  choose_two: '作品を 2つ えらんでください。',
  compare: 'えらんだ 2つを くらべる',
  choose: 'くらべる',
  make_lesson: 'この リストで 授業を つくる',
  copied: 'コピーしました。',
  not_copied: 'コピーできませんでした。下の 文を えらんで コピーしてください。',
  cite: 'どこで 見たかの 書き方',
  wrong: 'もう一度 作品を よく 見てください。',
  right: 'そうです。',
  finish: '書いたことを 見る',
  summary: '書いたこと',
  answers_kept_here: '書いたことは この パソコンの 中だけに あります。ほかの人には 見えません。',
  answers_not_kept: 'この ページを 閉じると 書いたことは 消えます。印刷するか 保存してください。',
  name: '名前（書かなくても いいです）',
  no_answer: 'まだ 書いていません',
  start_over: '答えを 消して はじめから',
  start_over_sure: '書いた 答えが ぜんぶ 消えます。いいですか。',
  no_model: 'この 作品の 立体は ここに ありません。写真を 見てください。',
  piece_missing: 'この 作品は 今 見られません。問いには 答えられます。',
  zip_note: 'ZIP を ひらいて index.html を 開いてください。インターネットが なくても 使えます。',
};
