// A cube of known size in the formats that scanners write, `edge` in the file's own unit, each side of `n` x `n` quads.
export function cubeMesh(edge, n, origin = [0, 0, 0]) {
  const vertices = [], faces = [], index = new Map();
  const vertexAt = (grid) => {
    const key = grid.join();
    if (!index.has(key)) {
      index.set(key, vertices.length);
      vertices.push(grid.map((value, axis) => origin[axis] + (value / n) * edge));
    }
    return index.get(key);
  };
  for (let axis = 0; axis < 3; ++axis) {
    for (const side of [0, n]) {
      for (let i = 0; i < n; ++i) {
        for (let j = 0; j < n; ++j) {
          const corner = (a, b) => {
            const grid = [0, 0, 0];
            grid[axis] = side;
            grid[(axis + 1) % 3] = i + a;
            grid[(axis + 2) % 3] = j + b;
            return vertexAt(grid);
          };
          const quad = [corner(0, 0), corner(1, 0), corner(1, 1), corner(0, 1)];
          faces.push(side ? quad : quad.reverse());
        }
      }
    }
  }
  return { vertices, faces };
}

export function cubeObj(mesh) {
  return [...mesh.vertices.map((v) => `v ${v.join(' ')}`), ...mesh.faces.map((f) => `f ${f.map((i) => i + 1).join(' ')}`), ''].join('\n');
}

export function cubeStl(mesh) {
  const text = ['solid cube'];
  for (const [a, b, c, d] of mesh.faces) {
    for (const triangle of [[a, b, c], [a, c, d]]) {
      text.push('facet normal 0 0 0', 'outer loop', ...triangle.map((i) => `vertex ${mesh.vertices[i].join(' ')}`), 'endloop', 'endfacet');
    }
  }
  return [...text, 'endsolid cube', ''].join('\n');
}

// Colours that differ from vertex to vertex, so that no tier may fall back to twelve triangles.
export function cubePly(mesh) {
  const color = (i) => [90 + ((i * 37) % 60), 80 + ((i * 71) % 60), 120];
  return ['ply', 'format ascii 1.0', `element vertex ${mesh.vertices.length}`, 'property double x', 'property double y', 'property double z',
    'property uchar red', 'property uchar green', 'property uchar blue', `element face ${mesh.faces.length}`,
    'property list uchar int vertex_indices', 'end_header', ...mesh.vertices.map((v, i) => [...v, ...color(i)].join(' ')),
    ...mesh.faces.map((f) => `4 ${f.join(' ')}`), ''].join('\n');
}

export function cubeDae(mesh, metersPerUnit) {
  const triangles = mesh.faces.flatMap(([a, b, c, d]) => [a, b, c, a, c, d]);
  return `<?xml version="1.0" encoding="utf-8"?>
<COLLADA xmlns="http://www.collada.org/2005/11/COLLADASchema" version="1.4.1">
<asset><unit name="unit" meter="${metersPerUnit}"/><up_axis>Z_UP</up_axis></asset>
<library_geometries><geometry id="cube"><mesh>
<source id="p"><float_array id="pa" count="${mesh.vertices.length * 3}">${mesh.vertices.flat().join(' ')}</float_array>
<technique_common><accessor source="#pa" count="${mesh.vertices.length}" stride="3"><param name="X" type="float"/><param name="Y" type="float"/><param name="Z" type="float"/></accessor></technique_common></source>
<vertices id="v"><input semantic="POSITION" source="#p"/></vertices>
<triangles count="${triangles.length / 3}"><input semantic="VERTEX" source="#v" offset="0"/><p>${triangles.join(' ')}</p></triangles>
</mesh></geometry></library_geometries>
<library_visual_scenes><visual_scene id="s"><node id="n"><instance_geometry url="#cube"/></node></visual_scene></library_visual_scenes>
<scene><instance_visual_scene url="#s"/></scene>
</COLLADA>
`;
}
