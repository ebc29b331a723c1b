// Words of the tools, the same keys in each language.
import { chooseWords } from '../strings';

const ja = {
  tools: '道具',
  back: '道具の一覧へ',
  close: '閉じる',
  sides: { title: '正面や側面から見る', front: '正面', back: '背面', left: '左側面', right: '右側面', top: '真上', bottom: '真下', parallel: '遠近をつけない（平行投影）' },
  link: { title: 'この見え方のリンク', explain: '向きや光をそのまま伝えるアドレスです。', address: 'アドレス', copy: 'リンクをコピー', copied: 'コピーしました', by_hand: '選んであります。Ctrl+C でコピーしてください' },
  scale: { name: '目盛り', at_centre: '画面中央の奥行きで' },
  measure: {
    title: '長さを測る', distance: '2点の間', path: '道のり', round: '直径（その高さ）', three: '直径（3点）',
    set: '十字の所に点を置く', undo: '1つ戻す', copy: '値をコピー', separator: '、',
    next: { distance: '作品の上を2か所押してください', path: '作品の上を順に押してください', round: '測りたい高さを1か所押してください', three: '円の上を3か所押してください' } as Record<string, string>,
    missing: (count: number) => `あと ${count} か所`,
    beside: 'そこには作品がありません', not_round: 'そこは丸くないので、円を当てられません。「直径（3点）」をお使いください', on_a_line: '3点が一直線に並んでいます',
    around: (mm: string) => `周の長さ ${mm} mm`, stray: (mm: string) => `円からのずれ ${mm} mm`,
    share: (share: string) => `作品の高さの ${share} 倍`,
    no_scale: 'この立体は実寸が確かめられていないため、mm ではなく、作品の高さとの比で示します。',
    no_error: '実寸は記録によります。表示中の形の誤差は測られていません。',
    error: (mm: string) => `表示中の形と元の計測との差は、大きい所で ${mm} mm。± は両端の差の和です。キーでは、矢印で回し、Enter で十字の所に点を置きます。`,
  },
  rollout: {
    title: '広げて見る（展開図）', outside: '外側', inside: '内側', zoom: '大きく', save: '画像を保存', working: '広げています…',
    picture: '展開図。矢印でカーソルを動かし、Enter で作品のその場所を正面に向けます。',
    not_turned: 'この作品は、ろくろで作ったような丸い形ではないので、広げられません。', no_file: '立体を受け取れませんでした。通信を確かめてください。', no_inside: '内側の面がないので、広げられません。',
    size: (around: string, length: string) => `横は周の長さ ${around} mm（いちばん太い所で正しい）、縦は断面に沿って ${length} mm。`,
    no_scale: '横はひと回り、縦は断面に沿った長さです。実寸は確かめられていません。',
  },
  picture: { title: '画像として保存', save: 'PNG で保存', explain: '題名・番号・クレジット・利用条件を下に入れて保存します。', preview: '保存する画像', saved: '保存しました', number: '資料番号', credit: 'クレジット', rights: '利用条件' },
};

export type ToolWords = typeof ja;

const easy: ToolWords = {
  tools: 'どうぐ',
  back: 'どうぐに もどる',
  close: 'とじる',
  sides: { title: 'まえや よこから みる', front: 'まえ', back: 'うしろ', left: 'ひだり', right: 'みぎ', top: 'うえ', bottom: 'した', parallel: 'とおくも おなじ 大きさで みる' },
  link: { title: 'いまの みえかたの リンク', explain: 'この リンクを おくると、おなじ むきで みることが できます。', address: 'リンク', copy: 'リンクを コピーする', copied: 'コピーしました', by_hand: 'Ctrl+C を おして コピーしてください' },
  scale: { name: 'ものさし', at_centre: 'まんなかの ところで' },
  measure: {
    title: 'ながさを はかる', distance: '2つの あいだ', path: 'たどった ながさ', round: 'まるの はば', three: '3つの てんの まる',
    set: '＋の ところに てんを おく', undo: '1つ もどす', copy: 'コピーする', separator: '、',
    next: { distance: 'さくひんを 2かい おしてください', path: 'さくひんを じゅんばんに おしてください', round: 'はかりたい たかさを おしてください', three: 'まるの うえを 3かい おしてください' } as Record<string, string>,
    missing: (count: number) => `あと ${count}かい`,
    beside: 'そこに さくひんは ありません', not_round: 'そこは まるくないです。「3つの てんの まる」を つかってください', on_a_line: '3つの てんが まっすぐです',
    around: (mm: string) => `まわりの ながさ ${mm} mm`, stray: (mm: string) => `まるとの ちがい ${mm} mm`,
    share: (share: string) => `さくひんの たかさの ${share} ばい`,
    no_scale: 'ほんとうの 大きさが わかりません。さくひんの たかさと くらべた かずを みせます。',
    no_error: 'この かたちが どのくらい 正しいかは、はかっていません。',
    error: (mm: string) => `この かたちの ちがいは、大きくても ${mm} mm です。`,
  },
  rollout: {
    title: 'ひろげて みる', outside: 'そと', inside: 'なか', zoom: '大きく', save: 'えを ほぞんする', working: 'ひろげています…',
    picture: 'ひろげた え。やじるしで うごかします。Enter で さくひんが まわります。',
    not_turned: 'まるい かたちでは ないので、ひろげることが できません。', no_file: 'データが とどきません。インターネットを たしかめてください。', no_inside: 'なかが ないので、ひろげることが できません。',
    size: (around: string, length: string) => `よこは ひとまわり ${around} mm、たては ${length} mm です。`,
    no_scale: 'よこは ひとまわりです。ほんとうの 大きさは わかりません。',
  },
  picture: { title: 'えとして ほぞんする', save: 'ほぞんする', explain: 'なまえと つかいかたの きまりも いっしょに ほぞんします。', preview: 'ほぞんする え', saved: 'ほぞんしました', number: 'ばんごう', credit: 'つくった ひと', rights: 'つかいかたの きまり' },
};

const en: ToolWords = {
  tools: 'Tools',
  back: 'Back to the tools',
  close: 'Close',
  sides: { title: 'Look from the sides', front: 'Front', back: 'Back', left: 'Left', right: 'Right', top: 'Top', bottom: 'Bottom', parallel: 'Without perspective (parallel)' },
  link: { title: 'Link to this view', explain: 'This address keeps the angle and the light as you see them.', address: 'Address', copy: 'Copy link', copied: 'Copied', by_hand: 'It is selected: press Ctrl+C to copy' },
  scale: { name: 'Scale', at_centre: 'at the depth of the centre' },
  measure: {
    title: 'Measure', distance: 'Two points', path: 'Path', round: 'Diameter here', three: 'Diameter, 3 points',
    set: 'Set a point at the cross', undo: 'Take one back', copy: 'Copy the value', separator: ', ',
    next: { distance: 'Press two places on the piece', path: 'Press places on the piece one after the other', round: 'Press the piece at the height to measure', three: 'Press three places on the circle' },
    missing: (count) => `${count} more`,
    beside: 'There is no surface at that place', not_round: 'The piece is not round there: use "Diameter, 3 points"', on_a_line: 'The three points lie on a line',
    around: (mm) => `circumference ${mm} mm`, stray: (mm) => `off the circle by ${mm} mm`,
    share: (share) => `${share} × the height of the piece`,
    no_scale: 'The true size of this model is not confirmed, so lengths are told against the height of the piece, not in mm.',
    no_error: 'The size is that of the record; the error of the shape shown was not measured.',
    error: (mm) => `The shape shown is within ${mm} mm of the scan; ± adds this up for both ends. By keys: arrows turn, Enter sets a point at the cross.`,
  },
  rollout: {
    title: 'Unroll (rollout)', outside: 'Outside', inside: 'Inside', zoom: 'Larger', save: 'Save picture', working: 'Unrolling…',
    picture: 'Rollout. Arrows move the cursor; Enter turns that place of the piece to the front.',
    not_turned: 'This piece is not round as from a wheel, so it cannot be unrolled.', no_file: 'The model did not arrive. Check the connection.', no_inside: 'There is no surface inside to unroll.',
    size: (around, length) => `Width: once around, ${around} mm (true where the piece is widest). Height: along the profile, ${length} mm.`,
    no_scale: 'Width: once around; height: along the profile. The true size is not confirmed.',
  },
  picture: { title: 'Save a picture', save: 'Save as PNG', explain: 'Title, number, credit and rights are printed below the picture.', preview: 'The picture to be saved', saved: 'Saved', number: 'No.', credit: 'Credit:', rights: 'Rights:' },
};

const zh: ToolWords = {
  tools: '工具',
  back: '返回工具列表',
  close: '关闭',
  sides: { title: '从各个侧面看', front: '正面', back: '背面', left: '左侧', right: '右侧', top: '正上方', bottom: '正下方', parallel: '不带透视（平行投影）' },
  link: { title: '此视角的链接', explain: '这个地址会保留现在的角度和光线。', address: '地址', copy: '复制链接', copied: '已复制', by_hand: '已选中，请按 Ctrl+C 复制' },
  scale: { name: '比例尺', at_centre: '以画面中心的深度为准' },
  measure: {
    title: '测量长度', distance: '两点之间', path: '路径', round: '此高度的直径', three: '直径（3点）',
    set: '在十字处设点', undo: '撤回一点', copy: '复制数值', separator: '，',
    next: { distance: '请在作品上点两处', path: '请在作品上依次点击', round: '请点要测量的高度', three: '请在圆上点三处' },
    missing: (count) => `还差 ${count} 处`,
    beside: '那里没有作品表面', not_round: '那里不是圆形，请使用“直径（3点）”', on_a_line: '三点在一条直线上',
    around: (mm) => `周长 ${mm} mm`, stray: (mm) => `与圆的偏差 ${mm} mm`,
    share: (share) => `作品高度的 ${share} 倍`,
    no_scale: '此模型的实际尺寸未经确认，因此不用 mm，而以与作品高度之比表示。',
    no_error: '尺寸依据记录；当前形状的误差未经测量。',
    error: (mm) => `当前形状与原始扫描的差最大为 ${mm} mm；± 为两端之和。用键盘时：方向键转动，Enter 在十字处设点。`,
  },
  rollout: {
    title: '展开观看（展开图）', outside: '外侧', inside: '内侧', zoom: '放大', save: '保存图片', working: '正在展开…',
    picture: '展开图。用方向键移动光标，按 Enter 将作品的该处转到正面。',
    not_turned: '此作品不是拉坯那样的圆形，无法展开。', no_file: '没有收到模型，请检查网络。', no_inside: '没有内侧表面，无法展开。',
    size: (around, length) => `横向为周长 ${around} mm（以最粗处为准），纵向沿剖面 ${length} mm。`,
    no_scale: '横向为一周，纵向沿剖面。实际尺寸未经确认。',
  },
  picture: { title: '保存为图片', save: '保存为 PNG', explain: '图片下方会印上标题、编号、署名和使用条件。', preview: '要保存的图片', saved: '已保存', number: '资料编号', credit: '署名', rights: '使用条件' },
};

const ko: ToolWords = {
  tools: '도구',
  back: '도구 목록으로',
  close: '닫기',
  sides: { title: '여러 면에서 보기', front: '앞면', back: '뒷면', left: '왼쪽 면', right: '오른쪽 면', top: '위', bottom: '아래', parallel: '원근 없이 (평행 투영)' },
  link: { title: '이 모습의 링크', explain: '지금의 방향과 빛을 그대로 담은 주소입니다.', address: '주소', copy: '링크 복사', copied: '복사했습니다', by_hand: '선택되어 있습니다. Ctrl+C 로 복사하세요' },
  scale: { name: '축척', at_centre: '화면 중심의 깊이에서' },
  measure: {
    title: '길이 재기', distance: '두 점 사이', path: '경로', round: '그 높이의 지름', three: '지름 (세 점)',
    set: '십자 자리에 점 찍기', undo: '하나 되돌리기', copy: '값 복사', separator: ', ',
    next: { distance: '작품 위의 두 곳을 누르세요', path: '작품 위를 차례로 누르세요', round: '재려는 높이를 누르세요', three: '원 위의 세 곳을 누르세요' },
    missing: (count) => `${count}곳 더`,
    beside: '그곳에는 작품이 없습니다', not_round: '그곳은 둥글지 않습니다. ‘지름 (세 점)’을 쓰세요', on_a_line: '세 점이 한 직선 위에 있습니다',
    around: (mm) => `둘레 ${mm} mm`, stray: (mm) => `원과의 차이 ${mm} mm`,
    share: (share) => `작품 높이의 ${share}배`,
    no_scale: '이 모델의 실제 크기가 확인되지 않아, mm 대신 작품 높이에 대한 비율로 나타냅니다.',
    no_error: '크기는 기록에 따릅니다. 보이는 형태의 오차는 측정되지 않았습니다.',
    error: (mm) => `보이는 형태와 원래 스캔의 차이는 최대 ${mm} mm입니다. ±는 양 끝의 합입니다. 키보드: 화살표로 돌리고 Enter로 십자 자리에 점을 찍습니다.`,
  },
  rollout: {
    title: '펼쳐 보기 (전개도)', outside: '바깥쪽', inside: '안쪽', zoom: '크게', save: '그림 저장', working: '펼치는 중…',
    picture: '전개도. 화살표로 커서를 움직이고 Enter 로 작품의 그 자리를 앞으로 돌립니다.',
    not_turned: '물레로 만든 것 같은 둥근 모양이 아니어서 펼칠 수 없습니다.', no_file: '모델을 받지 못했습니다. 연결을 확인하세요.', no_inside: '안쪽 면이 없어 펼칠 수 없습니다.',
    size: (around, length) => `가로는 둘레 ${around} mm (가장 굵은 곳 기준), 세로는 단면을 따라 ${length} mm.`,
    no_scale: '가로는 한 바퀴, 세로는 단면을 따른 길이입니다. 실제 크기는 확인되지 않았습니다.',
  },
  picture: { title: '그림으로 저장', save: 'PNG 로 저장', explain: '제목, 번호, 출처, 이용 조건을 그림 아래에 넣어 저장합니다.', preview: '저장할 그림', saved: '저장했습니다', number: '자료 번호', credit: '출처', rights: '이용 조건' },
};

const kTables = { ja, 'ja-easy': easy, en, zh, ko };

export const toolWordsFor = (language: string): ToolWords => chooseWords<ToolWords>(kTables, language);
