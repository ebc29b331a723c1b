// The tools behind the button "Tools", in the order in which they stand there. A new tool adds its line here.
import { LightTool } from '../light/light_tool';
import { ModesTool } from '../light/modes_tool';
import { SectionTool } from '../light/section_tool';
import { lightWordsFor } from '../light/words';
import type { Strings } from '../strings';
import { makeHelpTool } from './help_tool';
import { LinkTool } from './link_tool';
import { MoveTool } from './move_tool';
import { MeasureTool } from './measure_tool';
import { PictureTool } from './picture_tool';
import { RolloutTool } from './rollout_tool';
import { SidesTool } from './sides_tool';
import type { Tool, ToolHost } from './tool';
import type { ToolWords } from './words';

export function makeTools(words: ToolWords, strings: Strings, host: ToolHost): Tool[] {
  const light = lightWordsFor(host.language);
  // A flat work has no sides, no inside and no lamp.
  const tools: Tool[] = host.item.isFlat ? [new MeasureTool(words, host), new PictureTool(words, host)] : [new SidesTool(words, host), new LightTool(light, host), new ModesTool(light, host), new SectionTool(light, host), new MeasureTool(words, host), new RolloutTool(words, host), new PictureTool(words, host)];
  if (host.element.hasAttribute('permalink')) tools.push(new LinkTool(words, host));
  tools.push(new MoveTool(host));
  tools.push(makeHelpTool(strings.help, host));
  return tools;
}
