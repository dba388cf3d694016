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

/** "Today", "Yesterday" or the date */
export function dayName(at: number, language: string, t: Translate<ChatKey>): string {
  const now = new Date();
  if (dayOf(at) === dayOf(now.getTime())) return t('message.today');
  const yesterday = new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1);
  if (dayOf(at) === dayOf(yesterday.getTime())) return t('message.yesterday');
  return format(language, 'day', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }).format(at);
}
