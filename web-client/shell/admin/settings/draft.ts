import { t } from '../texts';
import type { SettingField, SettingValue, SettingValues } from './schema';

/** What stands in an input: its text, a switch, or null for the default and for a secret that is to be cleared. */
export type Raw = string | boolean | null;

/** Inputs that were touched, by the setting's name. */
export type Draft = ReadonlyMap<string, Raw>;

/** What stands in an input before anybody touches it. A secret is never shown. */
export function initial({ type, value, standard }: SettingField): Raw {
  if (type === 'secret') return '';
  return rawOf(value ?? standard ?? null);
}

/** What would stand in an input for this value. */
export function rawOf(value: SettingValue): Raw {
  if (typeof value === 'boolean' || value === null) return value ?? '';
  return Array.isArray(value) ? value.join('\n') : String(value);
}

/** The inputs that differ from what is stored. */
export function changed(fields: readonly SettingField[], draft: Draft): SettingField[] {
  return fields.filter((field) => {
    const raw = draft.get(field.name);
    if (raw === undefined || field.fixedBy) return false;
    if (raw !== null) return raw !== initial(field);
    return field.value !== undefined && field.value !== null && field.value !== false;
  });
}

/** What is wrong with an input, in a sentence; null when nothing is. */
export function faultOf(field: SettingField, raw: Raw): string | null {
  if (raw === null || typeof raw === 'boolean') return null;
  switch (field.type) {
    case 'number':
      return numberFault(field, raw);
    case 'list':
      return listFault(field, entries(raw));
    case 'choice':
      return field.choices?.includes(raw) === false ? t('settings.fault.choice') : null;
    default:
      return textFault(field, raw);
  }
}

/** The faults of all changed inputs, by name. */
export function faults(fields: readonly SettingField[], draft: Draft): Map<string, string> {
  const found = changed(fields, draft).map((field) => [field.name, faultOf(field, draft.get(field.name) ?? null)] as const);
  return new Map(found.filter((each): each is [string, string] => each[1] !== null));
}

/** What is to be sent of a draft without faults. */
export function values(fields: readonly SettingField[], draft: Draft): SettingValues {
  return Object.fromEntries(changed(fields, draft).map((field) => [field.name, parsed(field, draft.get(field.name) ?? null)]));
}

function parsed({ type }: SettingField, raw: Raw): SettingValue {
  if (raw === null || typeof raw === 'boolean') return raw;
  if (type === 'number') return Number(raw);
  return type === 'list' ? entries(raw) : raw;
}

function entries(raw: string): string[] {
  return raw.split('\n').map((line) => line.trim()).filter((line) => line !== '');
}

function numberFault({ min, max }: SettingField, raw: string): string | null {
  const value = Number(raw);
  if (raw.trim() === '' || !Number.isFinite(value)) return t('settings.fault.number');
  if (typeof min === 'number' && value < min) return t('settings.fault.min', { value: min });
  return typeof max === 'number' && value > max ? t('settings.fault.max', { value: max }) : null;
}

function textFault({ min, max, pattern }: SettingField, raw: string): string | null {
  if (typeof min === 'number' && raw.length < min) return t('settings.fault.short', { count: min });
  if (typeof max === 'number' && raw.length > max) return t('settings.fault.long', { count: max });
  return fits(pattern, raw) ? null : t('settings.fault.pattern');
}

function listFault(field: SettingField, all: readonly string[]): string | null {
  const { maxItems } = field;
  if (typeof maxItems === 'number' && all.length > maxItems) return t('settings.fault.many', { count: maxItems });
  return all.map((entry) => textFault(field, entry)).find((fault) => fault !== null) ?? null;
}

/** The server's patterns are Java's; one that the browser does not know is left to the server. */
function fits(pattern: string | null | undefined, text: string): boolean {
  if (!pattern) return true;
  try {
    return new RegExp(`^(?:${pattern})$`, 'u').test(text);
  } catch {
    return true;
  }
}
