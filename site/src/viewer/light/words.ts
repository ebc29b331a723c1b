// Words of light, ways of looking and section, the same keys in each language.
import { chooseWords } from '../strings';

const ja = {
  title: '光を変える', room: '部屋の光', gallery: '展示室', daylight: '昼の光', raking: '斜めの光', failed: '光を読み込めませんでした。元の部屋の光のままです。',
  drag: 'ドラッグで光を動かす（L）', yaw: '光の向き', pitch: '光の高さ', intensity: '光の強さ', exposure: '明るさ', reset: '光を元に戻す',
  explain: '低い光を横から当てると、高台の印や筆の盛り上がりが見えます。', lamp: '光', on: '矢印キーかドラッグで光を動かします。Esc で終わります。',
  modes: '見え方を変える', full: 'ふつう', color: '色だけ', relief: '凹凸（法線）', clay: '粘土', xray: '透視', curvature: '曲がり', texels: '写真の細かさ',
  curvature_legend: '青: くぼみ　赤: 出っぱり', texels_legend: '1 mm あたりの画素: 赤 1・黄 8・緑 64', xray_note: '壁を透かして見た計算上の図です。X線写真ではありません。',
  section: '断面を見る', whole: '切らない', x: '左右に切る', y: '上下に切る', z: '前後に切る', at: '切る位置', flip: '反対側を残す', degrees: '度',
};

export type LightWords = typeof ja;

const easy: LightWords = {
  title: 'ひかりを かえる', room: 'へやの ひかり', gallery: 'てんじしつ', daylight: 'ひるの ひかり', raking: 'よこからの ひかり', failed: 'ひかりを よみこめませんでした。もとの ひかりの ままです。',
  drag: 'ゆびや マウスで ひかりを うごかす（L）', yaw: 'ひかりの むき', pitch: 'ひかりの たかさ', intensity: 'ひかりの つよさ', exposure: 'あかるさ', reset: 'ひかりを もとに もどす',
  explain: 'ひくい ひかりを よこから あてると、うらの しるしが みえます。', lamp: 'ひかり', on: 'やじるしの キーで ひかりを うごかします。Esc で おわります。',
  modes: 'みえかたを かえる', full: 'ふつう', color: 'いろだけ', relief: 'でこぼこ', clay: 'ねんど', xray: 'すかして みる', curvature: 'まがりかた', texels: 'しゃしんの こまかさ',
  curvature_legend: 'あお: へこみ　あか: でっぱり', texels_legend: '1 mm に ならぶ てんの かず: あか 1・きいろ 8・みどり 64', xray_note: 'けいさんで つくった えです。レントゲンしゃしんでは ありません。',
  section: 'きった ところを みる', whole: 'きらない', x: 'みぎと ひだりに きる', y: 'うえと したに きる', z: 'まえと うしろに きる', at: 'きる ところ', flip: 'はんたいがわを のこす', degrees: 'ど',
};

const en: LightWords = {
  title: 'Change the light', room: 'Light of the room', gallery: 'Gallery', daylight: 'Daylight', raking: 'Raking', failed: 'The light did not arrive. The room stays as it was.',
  drag: 'Drag to move the light (L)', yaw: 'Direction of the light', pitch: 'Height of the light', intensity: 'Strength of the light', exposure: 'Brightness', reset: 'Put the light back',
  explain: 'A low light from the side shows marks on a foot and the raised stroke of a brush.', lamp: 'Light', on: 'Arrow keys or dragging move the light. Esc ends this.',
  modes: 'Ways of looking', full: 'As it is', color: 'Colour only', relief: 'Relief (normals)', clay: 'Clay', xray: 'See-through', curvature: 'Curvature', texels: 'Photo detail',
  curvature_legend: 'Blue: hollows. Red: ridges.', texels_legend: 'Pixels for each mm: red 1, yellow 8, green 64', xray_note: 'Computed by looking through the walls; it is not an X-ray photograph.',
  section: 'Cut it open', whole: 'Whole', x: 'Left and right', y: 'Top and bottom', z: 'Front and back', at: 'Where to cut', flip: 'Keep the other side', degrees: 'degrees',
};

const zh: LightWords = {
  title: '改变光线', room: '房间的光', gallery: '展厅', daylight: '日光', raking: '侧光', failed: '光线未能加载，保持原来的房间。',
  drag: '拖动以移动光源（L）', yaw: '光的方向', pitch: '光的高度', intensity: '光的强度', exposure: '亮度', reset: '恢复光线',
  explain: '从侧面打来的低光能显出圈足的款识和凸起的笔触。', lamp: '光源', on: '用方向键或拖动移动光源。按 Esc 结束。',
  modes: '观看方式', full: '原样', color: '只看颜色', relief: '凹凸（法线）', clay: '黏土', xray: '透视', curvature: '曲率', texels: '照片精细度',
  curvature_legend: '蓝：凹陷　红：凸起', texels_legend: '每毫米像素：红 1、黄 8、绿 64', xray_note: '这是透过器壁计算出的图像，并非 X 光照片。',
  section: '查看剖面', whole: '不切', x: '左右切开', y: '上下切开', z: '前后切开', at: '切开位置', flip: '保留另一侧', degrees: '度',
};

const ko: LightWords = {
  title: '빛 바꾸기', room: '방의 빛', gallery: '전시실', daylight: '낮의 빛', raking: '비스듬한 빛', failed: '빛을 불러오지 못했습니다. 원래 방의 빛을 유지합니다.',
  drag: '끌어서 빛 옮기기 (L)', yaw: '빛의 방향', pitch: '빛의 높이', intensity: '빛의 세기', exposure: '밝기', reset: '빛을 처음으로',
  explain: '옆에서 낮게 비추면 굽의 표시와 도드라진 붓자국이 보입니다.', lamp: '빛', on: '화살표 키나 끌기로 빛을 옮깁니다. Esc 로 끝냅니다.',
  modes: '보는 방식', full: '그대로', color: '색만', relief: '요철 (법선)', clay: '점토', xray: '투시', curvature: '곡률', texels: '사진 세밀도',
  curvature_legend: '파랑: 오목  빨강: 볼록', texels_legend: '1mm 당 화소: 빨강 1, 노랑 8, 초록 64', xray_note: '벽을 투과해 계산한 그림이며 X선 사진이 아닙니다.',
  section: '단면 보기', whole: '자르지 않기', x: '좌우로 자르기', y: '상하로 자르기', z: '앞뒤로 자르기', at: '자르는 위치', flip: '반대쪽 남기기', degrees: '도',
};

const kTables = { ja, 'ja-easy': easy, en, zh, ko };

export const lightWordsFor = (language: string): LightWords => chooseWords<LightWords>(kTables, language);
