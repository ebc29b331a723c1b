// The script that a viewer fetches when a visitor wants the piece in the room: AR through WebXR.
import type { Item } from '../item';
import type { Stage } from '../stage';
import { RoomSession } from './room_session';
import { arWordsFor } from './words';

export interface ArVisit {
  readonly language: string;
  readonly lang: string;
  readonly item: Item;
  readonly stage: Stage | undefined;
  hasFailed(): boolean;
  tell(text: string): void; // everybody
  say(text: string): void; // those who do not see
}

// Resolves once the visit has begun: false where it did not, and the visitor has been told. Never rejects.
export async function startAr(visit: ArVisit): Promise<boolean> {
  const words = arWordsFor(visit.language);
  try {
    const session = new RoomSession({
      words,
      lang: visit.lang,
      get isMeasured() {
        return Boolean(visit.item.model?.scale_basis);
      },
      get radius() {
        const { min, max } = visit.item.model?.bounds_m ?? { min: [0, 0, 0], max: [0.3, 0.3, 0.3] };
        return Math.hypot((max[0] ?? 0) - (min[0] ?? 0), (max[2] ?? 0) - (min[2] ?? 0)) / 2;
      },
      lend: (onClosed) => visit.stage?.lend(onClosed),
      hasFailed: () => visit.hasFailed(),
    });
    await session.begin();
    void session.ended.then((ending) => (ending === 'lost' ? visit.tell(words.lost) : visit.say(words.ended)));
    return true;
  } catch {
    visit.tell(words.failed);
    return false;
  }
}
