// Runs in the browser: reads a GLB with three.js and tells what it saw.
import * as THREE from 'three';
import { GLTFLoader } from 'three/addons/loaders/GLTFLoader.js';
import { KTX2Loader } from 'three/addons/loaders/KTX2Loader.js';
import { USDLoader } from 'three/addons/loaders/USDLoader.js';
import { MeshoptDecoder } from 'three/addons/libs/meshopt_decoder.module.js';

const loader = new GLTFLoader();
loader.setMeshoptDecoder(MeshoptDecoder);
const ktx2 = new KTX2Loader().setTranscoderPath('/modules/three/examples/jsm/libs/basis/');
loader.setKTX2Loader(ktx2.detectSupport(new THREE.WebGLRenderer()));

globalThis.readGlb = async (url) => tell((await loader.loadAsync(url)).scene);

globalThis.readUsdz = async (url) => {
  const manager = new THREE.LoadingManager();
  const arrived = new Promise((resolve) => (manager.onLoad = resolve));
  const group = await new USDLoader(manager).loadAsync(url);
  await Promise.race([arrived, new Promise((resolve) => setTimeout(resolve, 5000))]); // without textures nothing arrives
  return tell(group);
};

function tell(scene) {
  scene.updateMatrixWorld(true);
  const bounds = new THREE.Box3();
  let triangles = 0;
  const textures = new Set();
  scene.traverse((node) => {
    if (!node.isMesh) return;
    const { geometry, material } = node;
    triangles += (geometry.index?.count ?? geometry.attributes.position.count) / 3;
    bounds.expandByObject(node, true);
    for (const value of Object.values(material)) if (value?.isTexture) textures.add(value);
    geometry.dispose();
  });
  const sizes = [...textures].map((texture) => [texture.image?.width ?? 0, texture.image?.height ?? 0]);
  return {
    triangles,
    bounds: { min: bounds.min.toArray(), max: bounds.max.toArray() },
    textures: sizes,
    blankTextures: sizes.filter(([w, h]) => w === 0 || h === 0).length,
  };
}
