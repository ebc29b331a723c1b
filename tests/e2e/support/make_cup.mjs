// A scan that a test can make in no time.
// A cup of 80 mm in ASCII, coloured by height: a lathe profile, out and back in.
export function makeCup(around = 64) {
  const profile = [[0, 0], [22, 0], [24, 4], [30, 12], [38, 40], [40, 80], [37, 80], [34, 42], [26, 14], [0, 10]];
  const vertices = profile.flatMap(([radius, height]) =>
    Array.from({ length: around }, (_, i) => {
      const angle = (2 * Math.PI * i) / around;
      return `${(radius * Math.cos(angle)).toFixed(4)} ${height} ${(-radius * Math.sin(angle)).toFixed(4)} ${60 + height} 90 ${200 - height}`;
    }));
  const faces = [];
  for (let row = 0; row + 1 < profile.length; ++row) {
    for (let i = 0; i < around; ++i) {
      const next = (i + 1) % around;
      faces.push(`4 ${row * around + i} ${row * around + next} ${(row + 1) * around + next} ${(row + 1) * around + i}`);
    }
  }
  return ['ply', 'format ascii 1.0', `element vertex ${vertices.length}`, 'property float x', 'property float y', 'property float z',
    'property uchar red', 'property uchar green', 'property uchar blue', `element face ${faces.length}`,
    'property list uchar int vertex_indices', 'end_header', ...vertices, ...faces, ''].join('\n');
}
