/** What a setting holds. A number, a text, a list of texts, or for a secret only whether there is one. */
export type SettingValue = string | number | boolean | readonly string[] | null;

/** One setting of a plugin, as the server describes it. */
export interface SettingField {
  name: string;
  /** What it is for, in a sentence. */
  meaning: string;
  type: 'text' | 'number' | 'boolean' | 'choice' | 'list' | 'secret';
  /** The least number, or characters of a text or of each entry of a list. */
  min?: number | null;
  max?: number | null;
  /** A regular expression that a whole text, or each entry of a list, has to fit. */
  pattern?: string | null;
  /** Whether a text may have several lines. */
  multiline?: boolean;
  /** The most entries of a list. */
  maxItems?: number | null;
  choices?: readonly string[] | null;
  /** What it is set to; nothing where the default holds. Of a secret, true when it is set. */
  value?: SettingValue;
  /** What holds where nothing is set; absent for a secret. */
  standard?: SettingValue;
  /** Set from outside, so that it cannot be changed here. */
  fixedBy?: 'environment' | null;
  /** The name in the environment that fixes it. */
  variable?: string;
}

/** The settings of one plugin. */
export interface PluginSettings {
  id: string;
  fields: readonly SettingField[];
}

/** `GET /api/admin/settings` and the answer of every change. */
export interface SettingsAnswer {
  plugins: readonly PluginSettings[];
}

/** What is sent: a value, or null for the default and for a secret that is to be cleared. */
export type SettingValues = Readonly<Record<string, SettingValue>>;
