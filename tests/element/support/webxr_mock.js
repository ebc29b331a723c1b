// A phone with WebXR, as far as the viewer uses it, before any script of the page. The room is a floor at y = 0; the phone hangs 0.7 m above it and
// looks down. Sessions draw into a texture of the page's own context, so that a test can read what a visitor would see over the camera's picture.
// window.kuraXr: {options, session, ended, refuse, eye, projection, look(): Promise of the next frame's pixels}
(() => {
  const pitch = -0.9, height = 0.7;
  const [c, s] = [Math.cos(pitch), Math.sin(pitch)];
  const eye = new Float32Array([1, 0, 0, 0, 0, c, s, 0, 0, -s, c, 0, 0, height, 0, 1]);
  const inverse = new Float32Array([1, 0, 0, 0, 0, c, -s, 0, 0, s, c, 0, 0, -height * c, height * s, 1]);
  const projectionOf = () => {
    const [near, far, f] = [0.1, 1000, 1 / Math.tan(0.5)];
    return new Float32Array([(f * innerHeight) / innerWidth, 0, 0, 0, 0, f, 0, 0, 0, 0, (far + near) / (near - far), -1, 0, 0, (2 * far * near) / (near - far), 0]);
  };
  const xr = (window.kuraXr = { ended: 0, refuse: false, eye, inverse, get projection() { return projectionOf(); } });
  const waiting = [];
  xr.look = () => new Promise((resolve) => waiting.push(resolve));

  class MockLayer {
    constructor(session, gl, options) {
      if (!gl.isCompatible) throw new DOMException('not made compatible', 'InvalidStateError');
      const before = [gl.getParameter(gl.FRAMEBUFFER_BINDING), gl.getParameter(gl.TEXTURE_BINDING_2D)];
      Object.assign(this, { gl, options, framebuffer: gl.createFramebuffer(), width: innerWidth, height: innerHeight });
      const texture = gl.createTexture();
      gl.bindTexture(gl.TEXTURE_2D, texture);
      gl.texStorage2D(gl.TEXTURE_2D, 1, gl.RGBA8, this.width, this.height);
      gl.bindFramebuffer(gl.FRAMEBUFFER, this.framebuffer);
      gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, texture, 0);
      gl.bindFramebuffer(gl.FRAMEBUFFER, before[0]);
      gl.bindTexture(gl.TEXTURE_2D, before[1]);
    }
    getViewport() {
      return { x: 0, y: 0, width: this.width, height: this.height };
    }
    read() {
      const { gl, width, height } = this;
      const data = new Uint8Array(width * height * 4);
      const before = gl.getParameter(gl.READ_FRAMEBUFFER_BINDING);
      gl.bindFramebuffer(gl.READ_FRAMEBUFFER, this.framebuffer);
      gl.readPixels(0, 0, width, height, gl.RGBA, gl.UNSIGNED_BYTE, data);
      gl.bindFramebuffer(gl.READ_FRAMEBUFFER, before);
      return { width, height, data, fault: gl.getError() };
    }
  }

  class MockSession extends EventTarget {
    domOverlayState = { type: 'screen' };
    isOver = false;
    requestReferenceSpace = async (type) => ({ type });
    requestHitTestSource = async () => ({ cancel() {} });
    updateRenderState({ baseLayer }) {
      this.layer = baseLayer;
    }
    requestAnimationFrame(callback) {
      return requestAnimationFrame((time) => {
        if (this.isOver) return;
        const floor = { transform: { matrix: new Float32Array([1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, (height * c) / s, 1]) } };
        callback(time, {
          getViewerPose: () => (xr.isBlind ? null : { views: [{ projectionMatrix: projectionOf(), transform: { matrix: eye, inverse: { matrix: inverse } } }] }),
          getHitTestResults: () => (xr.hasNoFloor ? [] : [{ getPose: () => floor }]),
        });
        const seen = this.layer.read();
        waiting.splice(0).forEach((resolve) => resolve(seen));
      });
    }
    async end() {
      if (this.isOver) throw new DOMException('over', 'InvalidStateError');
      this.isOver = true;
      ++xr.ended;
      this.dispatchEvent(new Event('end'));
    }
  }

  WebGL2RenderingContext.prototype.makeXRCompatible = async function () {
    this.isCompatible = true;
  };
  window.XRWebGLLayer = MockLayer;
  Object.defineProperty(navigator, 'xr', {
    configurable: true,
    value: {
      isSessionSupported: async (mode) => mode === 'immersive-ar',
      requestSession: async (mode, options) => {
        if (xr.refuse) throw new DOMException('no camera', 'NotAllowedError');
        Object.assign(xr, { mode, options, session: new MockSession() });
        return xr.session;
      },
    },
  });
})();
