// A hand that sways the piece, once, for those who do not know yet that it turns.
import type { Camera } from './item';

const kAfterMs = 3000;
const kSwayMs = 3600;
const kAngle = 14; // degrees to each side

export interface InvitationTarget {
  getCamera(): Camera | undefined;
  showInvitation(on: boolean): void;
  place(camera: Camera): void; // moves the camera without an eased flight
}

export class Invitation {
  #target: InvitationTarget;
  #timer = 0;
  #frame = 0;
  #isOver = false;

  constructor(target: InvitationTarget) {
    this.#target = target;
  }

  // Counts from now, anew at each call, until it was shown or something was touched.
  expect(): void {
    clearTimeout(this.#timer);
    if (this.#isOver) return;
    this.#timer = window.setTimeout(() => this.#begin(), kAfterMs);
  }

  // Out of sight nobody is invited.
  pause(): void {
    clearTimeout(this.#timer);
  }

  // The visitor has found it, or the element goes.
  end(): void {
    this.#isOver = true;
    clearTimeout(this.#timer);
    this.#stop();
  }

  #stop(): void {
    if (!this.#frame) return;
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.#target.showInvitation(false);
  }

  #begin(): void {
    const camera = this.#target.getCamera();
    this.#isOver = true;
    if (!camera || matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    this.#target.showInvitation(true);
    let begin = 0;
    const step = (time: number) => {
      begin ||= time;
      const share = Math.min(1, (time - begin) / kSwayMs);
      // Two swings that grow from rest and die away, ending where they began.
      const swing = Math.sin(share * 4 * Math.PI) * Math.sin(share * Math.PI);
      this.#target.place({ ...camera, yaw: camera.yaw + kAngle * swing });
      if (share < 1) this.#frame = requestAnimationFrame(step);
      else this.#stop();
    };
    this.#frame = requestAnimationFrame(step);
  }
}
