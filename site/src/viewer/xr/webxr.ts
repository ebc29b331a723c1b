// As much of the WebXR Device API (with its modules AR, hit test and DOM overlays) as is used here; TypeScript's own tables lack it.
export interface XrTransform {
  readonly matrix: Float32Array;
  readonly inverse: { readonly matrix: Float32Array };
}
export interface XrView {
  readonly projectionMatrix: Float32Array;
  readonly transform: XrTransform;
}
export type XrSpace = object;
export type XrHitTestSource = { cancel(): void };
export interface XrFrame {
  getViewerPose(space: XrSpace): { readonly views: readonly XrView[] } | null | undefined;
  getHitTestResults(source: XrHitTestSource): readonly { getPose(space: XrSpace): { readonly transform: XrTransform } | null | undefined }[];
}
export interface XrLayer {
  readonly framebuffer: WebGLFramebuffer | null;
  getViewport(view: XrView): { x: number; y: number; width: number; height: number } | null;
}
export interface XrSession extends EventTarget {
  readonly domOverlayState?: { readonly type: string } | null;
  requestReferenceSpace(type: string): Promise<XrSpace>;
  requestHitTestSource?(options: { space: XrSpace }): Promise<XrHitTestSource>;
  updateRenderState(state: { baseLayer: XrLayer }): void;
  requestAnimationFrame(callback: (time: number, frame: XrFrame) => void): number;
  end(): Promise<void>;
}
export interface XrSystem {
  isSessionSupported(mode: string): Promise<boolean>;
  requestSession(mode: string, options: object): Promise<XrSession>;
}
export type XrLayerClass = new (session: XrSession, gl: WebGL2RenderingContext, options: object) => XrLayer;

export const xrSystem = (): XrSystem | undefined => (navigator as { xr?: XrSystem }).xr;
