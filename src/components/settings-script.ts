import { applySettings } from '../client/settings/apply.ts';
import style from '../styles/settings.css?url';

// One line, without comments: a comment would swallow what follows it.
const code = applySettings
  .toString()
  .replace(/^\s*\/\/.*$/gmu, '')
  .replace(/\n\s*/gu, '');

/** The one script inside a page: it applies the reading settings before anything is drawn. */
export const SETTINGS_SCRIPT = `(${code})(${JSON.stringify(style)})`;
