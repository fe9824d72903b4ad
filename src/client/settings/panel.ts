import panelStyle from '../../styles/panel.css?url';
import settingsStyle from '../../styles/settings.css?url';
import { addStyle, button, element } from '../element.ts';
import { loadPopover } from '../popover.ts';
import { canSpeak, speakFrom, stopSpeaking } from '../reading/speech.ts';
import { areShortcutsOn, setShortcuts } from '../shortcuts.ts';
import { CHOICES, getSetting, type Setting, setSetting } from './store.ts';

const TITLES: Record<Setting, string> = { size: '字号', width: '行宽', theme: '颜色', care: '关怀模式' };
const LABELS: Record<string, string> = {
  small: '小',
  normal: '标准',
  large: '大',
  largest: '特大',
  narrow: '窄',
  wide: '宽',
  auto: '随系统',
  light: '浅色',
  dark: '深色',
  contrast: '高对比',
  off: '关',
  on: '开：大字、高对比、大按钮',
};

let panel: HTMLElement | undefined;

/** Opens or closes the panel of settings. */
export async function togglePanel(sign: HTMLElement): Promise<void> {
  await Promise.all([addStyle(panelStyle), addStyle(settingsStyle), loadPopover()]);
  if (!panel) {
    panel = makePanel();
    sign.after(panel);
  }
  panel.togglePopover();
  if (panel.getClientRects().length > 0) panel.querySelector('input')?.focus();
}

function makePanel(): HTMLElement {
  const made = element('div', 'settings-panel');
  made.popover = 'auto';
  made.setAttribute('role', 'dialog');
  made.setAttribute('aria-label', '阅读设置');
  made.append(...(Object.keys(CHOICES) as Setting[]).map(choices), shortcutBox());
  if (canSpeak() && document.querySelector('.article')) {
    const line = element('p', 'settings-speech');
    line.append(
      button('朗读正文', 'plain', () => speakFrom(document.querySelector('.article')?.id ?? '')),
      button('停止', 'plain', stopSpeaking),
    );
    made.append(line);
  }
  made.append(
    element('p', 'small muted', '设置只存在这个浏览器里。'),
    button('关闭', 'plain', () => made.hidePopover()),
  );
  return made;
}

function choices(name: Setting): HTMLElement {
  const group = element('fieldset', '');
  const boxes = ([...CHOICES[name]] as string[]).filter(isPossible).map((value) => {
    const { label, box } = option(LABELS[value] ?? value, getSetting(name) === value);
    Object.assign(box, { type: 'radio', name: `setting-${name}`, value });
    box.addEventListener('change', () => setSetting(name, value));
    return label;
  });
  group.append(element('legend', '', TITLES[name]), ...boxes);
  return group;
}

/** Browsers that know no light-dark() have the light colours alone. */
function isPossible(value: string): boolean {
  return value !== 'dark' || CSS.supports('color', 'light-dark(red, red)');
}

/** Keys of one letter can be switched off (WCAG 2.1.4). */
function shortcutBox(): HTMLElement {
  const { label, box } = option('单键快捷键：/ 检索，n N 逐处', areShortcutsOn());
  box.type = 'checkbox';
  box.addEventListener('change', () => setShortcuts(box.checked));
  return label;
}

function option(text: string, isChosen: boolean) {
  const label = element('label', '');
  const box = element('input', '');
  box.defaultChecked = isChosen;
  label.append(box, text);
  return { label, box };
}
