// A named view of the record on the stage: camera, projection and light.
import type { NamedView } from '../item';
import type { Stage } from '../stage';
import { kPlainLook } from '../view_state';

// The visitor chose it: a quick flight; light and mode change where the view says something about them.
export function showNamedView(stage: Stage, { camera, projection, look }: NamedView): void {
  const { viewer } = stage;
  if (look) void stage.setLook({ ...kPlainLook, ...look });
  if (projection) viewer.setProjection?.(projection);
  viewer.setCamera(camera, true);
}

// A tour leads there: slowly, and always in the light of this stop, not in that of the one before.
export function travelTo(stage: Stage, { camera, projection, look }: NamedView): void {
  const { viewer } = stage;
  void stage.setLook({ ...kPlainLook, ...look });
  viewer.setProjection?.(projection ?? 'perspective');
  viewer.travel(camera);
}
