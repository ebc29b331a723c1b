// Words of AR, the same keys in each language.
import { chooseWords } from '../strings';

const ja = {
  title: '部屋に置いて見る', leave: 'AR を終わる', loading: '作品を準備しています…', search: '床や机をゆっくり見回してください。', tap: '置きたいところで画面をタップしてください。',
  placed: '置きました。1本の指で動かし、2本の指で回したり大きさを変えたりできます。', again: '置き直す', left: '左へ回す', right: '右へ回す', smaller: '小さく', larger: '大きく',
  true_size: '実寸に戻す', full_size: '100% に戻す', is_true: '実寸', is_unmeasured: '大きさは測られていません', size: '大きさ',
  failed: 'AR を始められませんでした。このままここで作品を回して見られます。', lost: 'AR が途切れました。作品はここで続けて見られます。', ended: 'AR を終わりました。', tools: 'AR の道具',
};

export type ArWords = typeof ja;

const easy: ArWords = {
  title: 'へやに おいて みる', leave: 'AR を おわる', loading: 'さくひんを じゅんび して います…', search: 'ゆかや つくえを ゆっくり みまわして ください。', tap: 'おきたい ところで がめんを タップして ください。',
  placed: 'おきました。1ぽんの ゆびで うごかします。2ほんの ゆびで まわしたり おおきさを かえたり します。', again: 'おきなおす', left: 'ひだりへ まわす', right: 'みぎへ まわす', smaller: 'ちいさく', larger: 'おおきく',
  true_size: 'ほんとうの おおきさに もどす', full_size: '100% に もどす', is_true: 'ほんとうの おおきさ', is_unmeasured: 'おおきさは はかって いません', size: 'おおきさ',
  failed: 'AR を はじめられませんでした。ここで さくひんを まわして みる ことが できます。', lost: 'AR が とまりました。さくひんは ここで つづけて みる ことが できます。', ended: 'AR を おわりました。', tools: 'AR の どうぐ',
};

const en: ArWords = {
  title: 'See it in your room', leave: 'Leave AR', loading: 'Getting the piece ready…', search: 'Look slowly around the floor or a table.', tap: 'Tap the screen where the piece should stand.',
  placed: 'It stands. Move it with one finger; turn it and change its size with two.', again: 'Place it again', left: 'Turn left', right: 'Turn right', smaller: 'Smaller', larger: 'Larger',
  true_size: 'Back to true size', full_size: 'Back to 100%', is_true: 'true size', is_unmeasured: 'its size was not measured', size: 'Size',
  failed: 'AR did not start. You can go on turning the piece here.', lost: 'AR was interrupted. You can go on looking at the piece here.', ended: 'AR has ended.', tools: 'AR tools',
};

const zh: ArWords = {
  title: '放在房间里看', leave: '退出 AR', loading: '正在准备作品…', search: '请慢慢环视地面或桌面。', tap: '请在想放置的位置点按屏幕。',
  placed: '已放好。用一根手指移动，用两根手指旋转或改变大小。', again: '重新放置', left: '向左转', right: '向右转', smaller: '缩小', larger: '放大',
  true_size: '恢复实际大小', full_size: '恢复 100%', is_true: '实际大小', is_unmeasured: '未测量大小', size: '大小',
  failed: '无法启动 AR。您可以继续在此转动作品观看。', lost: 'AR 已中断。您可以继续在此观看作品。', ended: 'AR 已结束。', tools: 'AR 工具',
};

const ko: ArWords = {
  title: '내 방에 놓고 보기', leave: 'AR 끝내기', loading: '작품을 준비하고 있습니다…', search: '바닥이나 책상을 천천히 둘러보세요.', tap: '놓고 싶은 곳에서 화면을 누르세요.',
  placed: '놓았습니다. 한 손가락으로 옮기고, 두 손가락으로 돌리거나 크기를 바꿀 수 있습니다.', again: '다시 놓기', left: '왼쪽으로 돌리기', right: '오른쪽으로 돌리기', smaller: '작게', larger: '크게',
  true_size: '실제 크기로', full_size: '100%로', is_true: '실제 크기', is_unmeasured: '크기를 재지 않았습니다', size: '크기',
  failed: 'AR을 시작하지 못했습니다. 여기에서 계속 작품을 돌려 볼 수 있습니다.', lost: 'AR이 중단되었습니다. 여기에서 계속 작품을 볼 수 있습니다.', ended: 'AR을 끝냈습니다.', tools: 'AR 도구',
};

export const arWordsFor = (language: string): ArWords => chooseWords({ ja, 'ja-easy': easy, en, zh, ko }, language);
