import { SETTINGS_SCRIPT } from '../components/settings-script.ts';
import textStyle from '../styles/text.css?inline';

/** What pages hold inline, for the last step of the build, which lets no other code pass and takes this file away. */
export const GET = () => Response.json({ scripts: [SETTINGS_SCRIPT], styles: [textStyle] });
