// How to use the viewer; the key ? opens the same.
import { icons } from '../icons';
import type { Tool, ToolHost } from './tool';

export function makeHelpTool(label: string, host: ToolHost): Tool {
  return { id: 'help', icon: icons.help, label, act: () => host.openHelp() };
}
