// Every gesture as a button: for those who do not drag, pinch or use arrow keys. What the row at the bottom has no room for.
import { make, makeButton } from '../dom';
import { icons } from '../icons';
import { chooseWords } from '../strings';
import type { Tool, ToolHost } from './tool';

const ja = {
  title: 'ボタンで動かす',
  turn: '回す', move: 'ずらす', distance: '近さ',
  turn_up: '上を見る', turn_down: '下を見る', turn_left: '左へ回す', turn_right: '右へ回す',
  up: '上へずらす', down: '下へずらす', left: '左へずらす', right: '右へずらす',
  nearer: '近づく', farther: '離れる', middle: '真ん中の所に寄る', first: 'はじめの向き',
};
type Words = typeof ja;
const easy: Words = {
  title: 'ボタンで うごかす',
  turn: 'まわす', move: 'うごかす', distance: 'ちかさ',
  turn_up: 'うえを みる', turn_down: 'したを みる', turn_left: 'ひだりに まわす', turn_right: 'みぎに まわす',
  up: 'うえに うごかす', down: 'したに うごかす', left: 'ひだりに うごかす', right: 'みぎに うごかす',
  nearer: 'ちかくで みる', farther: 'とおくから みる', middle: 'まんなかを 大きく みる', first: 'はじめの むき',
};
const en: Words = {
  title: 'Move by buttons',
  turn: 'Turn', move: 'Move', distance: 'Distance',
  turn_up: 'See the top', turn_down: 'See the underside', turn_left: 'Turn left', turn_right: 'Turn right',
  up: 'Move up', down: 'Move down', left: 'Move left', right: 'Move right',
  nearer: 'Closer', farther: 'Farther', middle: 'Closer to the middle', first: 'First view',
};
const zh: Words = {
  title: '用按钮移动',
  turn: '转动', move: '移动', distance: '远近',
  turn_up: '看上面', turn_down: '看下面', turn_left: '向左转', turn_right: '向右转',
  up: '向上移', down: '向下移', left: '向左移', right: '向右移',
  nearer: '靠近', farther: '远离', middle: '靠近画面中央', first: '最初的角度',
};
const ko: Words = {
  title: '버튼으로 움직이기',
  turn: '돌리기', move: '옮기기', distance: '거리',
  turn_up: '위쪽 보기', turn_down: '아래쪽 보기', turn_left: '왼쪽으로 돌리기', turn_right: '오른쪽으로 돌리기',
  up: '위로 옮기기', down: '아래로 옮기기', left: '왼쪽으로 옮기기', right: '오른쪽으로 옮기기',
  nearer: '가까이', farther: '멀리', middle: '가운데로 다가가기', first: '처음 방향',
};

const kTurn = 30; // degrees
const kMove = 0.12; // heights of the stage
const kNearer = 1.4;

export class MoveTool implements Tool {
  readonly id = 'move';
  readonly icon = icons.move;
  readonly label: string;
  #words: Words;
  #host: ToolHost;

  constructor(host: ToolHost) {
    this.#words = chooseWords<Words>({ ja, 'ja-easy': easy, en, zh, ko }, host.language);
    this.#host = host;
    this.label = this.#words.title;
  }

  open(): HTMLElement {
    const words = this.#words;
    const panel = make('div', 'tool-move');
    const turns = this.#group(words.turn, [
      [words.turn_left, () => this.#turn(kTurn, 0)], [words.turn_right, () => this.#turn(-kTurn, 0)],
      [words.turn_up, () => this.#turn(0, kTurn)], [words.turn_down, () => this.#turn(0, -kTurn)],
    ]);
    panel.append(
      ...(this.#host.item.isFlat ? [] : [turns]),
      this.#group(words.move, [
        [words.left, () => this.#drag(-kMove, 0)], [words.right, () => this.#drag(kMove, 0)],
        [words.up, () => this.#drag(0, -kMove)], [words.down, () => this.#drag(0, kMove)],
      ]),
      this.#group(words.distance, [
        [words.nearer, () => this.#zoom(kNearer)], [words.farther, () => this.#zoom(1 / kNearer)],
        [words.middle, () => this.#host.act(({ viewer }) => viewer.refocus(0, 0))], [words.first, () => this.#host.act(({ viewer }) => viewer.reset(true))],
      ]),
    );
    return panel;
  }

  #group(title: string, entries: [string, () => void][]): HTMLElement {
    const group = make('div', 'tool-grid');
    group.setAttribute('role', 'group');
    group.setAttribute('aria-label', title);
    group.append(...entries.map(([label, act]) => makeButton('', label, act)));
    return group;
  }

  #turn(yaw: number, pitch: number): void {
    this.#host.act(({ viewer }) => {
      const camera = viewer.getCamera();
      viewer.setCamera({ ...camera, yaw: camera.yaw + yaw, pitch: camera.pitch + pitch }, true);
    });
  }

  #drag(x: number, y: number): void {
    this.#host.act(({ viewer }) => viewer.drag('pan', x, y));
  }

  #zoom(factor: number): void {
    this.#host.act(({ viewer }) => viewer.zoom(factor, 0, 0));
  }
}
