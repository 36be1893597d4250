import { action } from '../../kernel/view/action.ts';

export const communityActions = {
  hideName: action('attribution.hide'),
  showName: action('attribution.show'),
  settingsLeaving: action('settings.leaving', ['atOnce']),
  settingsEdit: action('settings.edit'),
  settingsExamine: action('settings.examine'),
  settingsSend: action('settings.send'),
} as const;
