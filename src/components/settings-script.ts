import { applySettings } from '../client/settings/apply.ts';
import style from '../styles/settings.css?url';

// One line, without comments: a comment would swallow what follows it. Every page carries it, so nothing stands in it that only
// people need: no name, no blanks beside signs.
const code = applySettings
  .toString()
  .replace(/^\s*\/\/.*$/gmu, '')
  .replace(/\n\s*/gu, '')
  .replace(/^function \w+/u, 'function')
  .replace(/\s*([=(){},;:])\s*/gu, '$1');

/** The one script inside a page: it applies the reading settings before anything is drawn. */
export const SETTINGS_SCRIPT = `(${code})(${JSON.stringify(style)})`;
