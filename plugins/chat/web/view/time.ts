import type { Translate } from '@dcts/sdk';
import { regionalTag } from '@dcts/sdk/i18n';
import type { ChatKey } from '../i18n/catalogues';
import { dayOf } from '../model/rows';

const formats = new Map<string, Intl.DateTimeFormat>();

function format(language: string, name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language}:${name}`;
  const present = formats.get(key);
  if (present) return present;
  const made = new Intl.DateTimeFormat(regionalTag(language), options);
  formats.set(key, made);
  return made;
}

/** "14:05" */
export function timeOfDay(at: number, language: string): string {
  return format(language, 'time', { hour: 'numeric', minute: '2-digit' }).format(at);
}

/** "Monday, 3 March 2025 at 14:05" */
export function fullTime(at: number, language: string): string {
  return format(language, 'full', { dateStyle: 'full', timeStyle: 'short' }).format(at);
}

/** "0:07", "12:30" or "1:00:00" */
export function clockTime(seconds: number): string {
  const parts = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60];
  const [first = 0, ...rest] = parts[0] === 0 ? parts.slice(1) : parts;
  return [String(first), ...rest.map((part) => String(part).padStart(2, '0'))].join(':');
}

/** "30 seconds", "5 minutes", "6 hours": in the greatest unit that comes out even. */
export function span(seconds: number, language: string): string {
  const units = [['hour', 3_600], ['minute', 60], ['second', 1]] as const;
  const [unit, length] = units.find(([, each]) => seconds >= each && seconds % each === 0) ?? units[2];
  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(seconds / length);
}

/** "Today", "Yesterday" or the date */
export function dayName(at: number, language: string, t: Translate<ChatKey>): string {
  const now = new Date();
  if (dayOf(at) === dayOf(now.getTime())) return t('message.today');
  const yesterday = new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1);
  if (dayOf(at) === dayOf(yesterday.getTime())) return t('message.yesterday');
  return format(language, 'day', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }).format(at);
}
