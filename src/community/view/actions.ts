import { action } from '../../kernel/view/action.ts';

export const communityActions = {
  hideName: action('attribution.hide'),
  showName: action('attribution.show'),
  settingsEdit: action('settings.edit'),
  settingsSend: action('settings.send'),
} as const;
