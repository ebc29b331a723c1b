// Words of the edit mode, for curators: the same keys in each language. Easy Japanese is left to Japanese.
import { chooseWords } from '../viewer/strings';
import type { Fault } from './draft';

const ja = {
  title: '見どころの編集',
  privacy: 'ここで書いたことは、どこにも送られません。できたら下の文を item.toml に入れてください。',
  language: '文の言語',
  pins: '印（注釈）', views: '視点と光', tours: '案内',
  add_pin: '印を置く', add_view: '今の見え方を視点にする', add_tour: '案内を作る', add_stop: '立ちどまる所を足す',
  press: '資料の上で、印を置く所を押してください。Esc でやめます。', missed: 'そこには資料がありません。', at_centre: '画面の真ん中に置く', cancel: 'やめる',
  id: 'id（英数字）', label: '名前', text: '文', view: '視点', image: '写真', pin: '印', none: 'なし', from_pin: '印のものを使う',
  show: '見る', move: '置きなおす', retake: '今の見え方にする', up: '前へ', down: '後ろへ', remove: '消す', undo: '一つ戻す', play: '案内をためす',
  new_pin: (n: number) => `印${n}`, new_view: (n: number) => `視点${n}`, new_tour: (n: number) => `案内${n}`, stop: (n: number) => `${n}番目`, photograph: (n: number) => `写真${n}`,
  output: 'item.toml に入れる部分', replace: 'item.toml の unit や [material] などはそのまま残し、[[view]]・[[annotation]]・[[tour]] をこれに置きかえます。',
  copy: 'コピー', copied: 'コピーしました。', by_hand: '選んであります。Ctrl+C でコピーしてください。', download: 'ファイルに保存',
  moved: '印を置きました。', unsaved: '書きかけの続きです。', discard: '書きかけを捨てて、公開中のものに戻す',
  languages: { ja: '日本語', 'ja-easy': 'やさしい日本語', en: '英語', zh: '中国語', ko: '韓国語' } as Record<string, string>,
  faults: {
    id: (name: string) => `id「${name}」に使えるのは英数字と - _ だけです。`, same_id: (name: string) => `id「${name}」が二つあります。`,
    label: (name: string) => `「${name}」に名前がありません。`, no_stops: (name: string) => `案内「${name}」に立ちどまる所がありません。`,
    stop_view: (name: string) => `「${name}」に視点も印もありません。`, stop_text: (name: string) => `「${name}」に文がありません。`,
  } as Record<Fault['kind'], (name: string) => string>,
};

export type EditWords = typeof ja;

const en: EditWords = {
  title: 'Edit pins and tours',
  privacy: 'Nothing you write here is sent anywhere. When it is done, put the text below into item.toml.',
  language: 'Language of the texts',
  pins: 'Pins (annotations)', views: 'Views and light', tours: 'Tours',
  add_pin: 'Place a pin', add_view: 'Keep the present view', add_tour: 'Make a tour', add_stop: 'Add a stop',
  press: 'Press on the piece where the pin belongs. Esc cancels.', missed: 'There is no piece at that place.', at_centre: 'Place it at the middle of the picture', cancel: 'Cancel',
  id: 'id (letters, digits)', label: 'Name', text: 'Text', view: 'View', image: 'Photograph', pin: 'Pin', none: 'none', from_pin: 'that of the pin',
  show: 'Show', move: 'Move', retake: 'Take the present view', up: 'Earlier', down: 'Later', remove: 'Delete', undo: 'Undo', play: 'Try the tour',
  new_pin: (n) => `Pin ${n}`, new_view: (n) => `View ${n}`, new_tour: (n) => `Tour ${n}`, stop: (n) => `Stop ${n}`, photograph: (n) => `Photograph ${n}`,
  output: 'The part for item.toml', replace: 'Keep unit, [material] and so on in item.toml as they are; replace [[view]], [[annotation]] and [[tour]] by this.',
  copy: 'Copy', copied: 'Copied.', by_hand: 'It is selected: press Ctrl+C to copy.', download: 'Save as a file',
  moved: 'The pin is placed.', unsaved: 'This goes on from your unfinished draft.', discard: 'Discard the draft and go back to what is published',
  languages: { ja: 'Japanese', 'ja-easy': 'Easy Japanese', en: 'English', zh: 'Chinese', ko: 'Korean' },
  faults: {
    id: (name) => `The id "${name}" may only have letters, digits, - and _.`, same_id: (name) => `The id "${name}" occurs twice.`,
    label: (name) => `"${name}" has no name.`, no_stops: (name) => `The tour "${name}" has no stops.`,
    stop_view: (name) => `"${name}" has neither a view nor a pin.`, stop_text: (name) => `"${name}" has no text.`,
  },
};

const zh: EditWords = {
  title: '编辑看点',
  privacy: '这里写的内容不会发送到任何地方。完成后，请把下面的文字放入 item.toml。',
  language: '文字的语言',
  pins: '标记（注释）', views: '视角与光线', tours: '导览',
  add_pin: '放置标记', add_view: '保存现在的视角', add_tour: '新建导览', add_stop: '添加一处',
  press: '请在作品上按下要放标记的位置。按 Esc 取消。', missed: '那里没有作品。', at_centre: '放在画面中央', cancel: '取消',
  id: 'id（字母、数字）', label: '名称', text: '文字', view: '视角', image: '照片', pin: '标记', none: '无', from_pin: '使用标记的内容',
  show: '查看', move: '重新放置', retake: '改为现在的视角', up: '前移', down: '后移', remove: '删除', undo: '撤销', play: '试看导览',
  new_pin: (n) => `标记${n}`, new_view: (n) => `视角${n}`, new_tour: (n) => `导览${n}`, stop: (n) => `第 ${n} 处`, photograph: (n) => `照片${n}`,
  output: '放入 item.toml 的部分', replace: 'item.toml 中的 unit、[material] 等保持不变，用这些替换 [[view]]、[[annotation]]、[[tour]]。',
  copy: '复制', copied: '已复制。', by_hand: '已选中，请按 Ctrl+C 复制。', download: '保存为文件',
  moved: '标记已放好。', unsaved: '这是上次未完成的草稿。', discard: '放弃草稿，恢复为已公开的内容',
  languages: { ja: '日语', 'ja-easy': '简易日语', en: '英语', zh: '中文', ko: '韩语' },
  faults: {
    id: (name) => `id“${name}”只能用字母、数字、- 和 _。`, same_id: (name) => `id“${name}”出现了两次。`,
    label: (name) => `“${name}”没有名称。`, no_stops: (name) => `导览“${name}”没有停留处。`,
    stop_view: (name) => `“${name}”没有视角也没有标记。`, stop_text: (name) => `“${name}”没有文字。`,
  },
};

const ko: EditWords = {
  title: '볼거리 편집',
  privacy: '여기에 쓴 것은 어디에도 보내지 않습니다. 다 되면 아래 글을 item.toml 에 넣어 주세요.',
  language: '글의 언어',
  pins: '표시(주석)', views: '시점과 빛', tours: '안내',
  add_pin: '표시 놓기', add_view: '지금 모습을 시점으로', add_tour: '안내 만들기', add_stop: '멈출 곳 더하기',
  press: '작품 위에서 표시를 놓을 곳을 누르세요. Esc 로 그만둡니다.', missed: '그곳에는 작품이 없습니다.', at_centre: '화면 가운데에 놓기', cancel: '그만두기',
  id: 'id (영문자, 숫자)', label: '이름', text: '글', view: '시점', image: '사진', pin: '표시', none: '없음', from_pin: '표시의 것을 씀',
  show: '보기', move: '다시 놓기', retake: '지금 모습으로', up: '앞으로', down: '뒤로', remove: '지우기', undo: '되돌리기', play: '안내 해 보기',
  new_pin: (n) => `표시 ${n}`, new_view: (n) => `시점 ${n}`, new_tour: (n) => `안내 ${n}`, stop: (n) => `${n}번째`, photograph: (n) => `사진 ${n}`,
  output: 'item.toml 에 넣을 부분', replace: 'item.toml 의 unit, [material] 등은 그대로 두고 [[view]], [[annotation]], [[tour]] 를 이것으로 바꿉니다.',
  copy: '복사', copied: '복사했습니다.', by_hand: '선택되어 있습니다. Ctrl+C 로 복사하세요.', download: '파일로 저장',
  moved: '표시를 놓았습니다.', unsaved: '쓰다 만 초안을 이어 갑니다.', discard: '초안을 버리고 공개된 것으로 되돌리기',
  languages: { ja: '일본어', 'ja-easy': '쉬운 일본어', en: '영어', zh: '중국어', ko: '한국어' },
  faults: {
    id: (name) => `id "${name}" 에는 영문자, 숫자, - 와 _ 만 쓸 수 있습니다.`, same_id: (name) => `id "${name}" 이(가) 두 번 나옵니다.`,
    label: (name) => `"${name}" 에 이름이 없습니다.`, no_stops: (name) => `안내 "${name}" 에 멈출 곳이 없습니다.`,
    stop_view: (name) => `"${name}" 에 시점도 표시도 없습니다.`, stop_text: (name) => `"${name}" 에 글이 없습니다.`,
  },
};

export const editWordsFor = (language: string): EditWords => chooseWords<EditWords>({ ja, en, zh, ko }, language);
