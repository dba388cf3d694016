import type { KeysCatalogue } from './catalogues';

const de: KeysCatalogue = {
  'page.title': 'Schlüssel',
  'page.lead': 'Mit einem Schlüssel kommt ein Programm ohne dein Passwort als du herein. Wer seine private Hälfte hat, kann hier alles tun, was du tun kannst.',
  'page.more': 'Programme, die einen Schlüssel haben, fügen ihn selbst hinzu (keyauth.link); du kannst bis zu 50 haben. Gib einen privaten Schlüssel nie einer Webseite, auch dieser nicht.',

  'list.title': 'Deine Schlüssel',
  'list.loading': 'Schlüssel werden geladen',
  'list.empty.title': 'Noch keine Schlüssel',
  'list.empty.text': 'Du meldest dich nur mit deinem Passwort an.',
  'list.retry': 'Noch einmal versuchen',
  'list.count': { one: 'Ein Schlüssel lässt dich herein.', other: '{count} Schlüssel lassen dich herein.' },

  'key.name': 'Fingerabdruck',
  'key.remove': 'Wegnehmen',
  'key.remove.label': '{key} wegnehmen',
  'key.remove.title': 'Diesen Schlüssel wegnehmen?',
  'key.remove.text': 'Er lässt niemanden mehr herein, und Programme, die sich mit ihm angemeldet haben, werden sofort abgemeldet.',
  'key.cancel': 'Behalten',
  'key.removed': 'Der Schlüssel ist weggenommen.',

  'fault.last': 'Das ist der einzige Weg in dein Konto, deshalb bleibt er.',
  'fault.gone': 'Dieser Schlüssel gehörte dir nicht mehr.',
  'fault.often': 'Zu viele Änderungen. Versuche es in einer Minute noch einmal.',
  'fault.offline': 'Der Server antwortet nicht.',
  'fault.unavailable': 'Der Server ist beschäftigt. Versuche es gleich noch einmal.',
  'fault.other': 'Das ging nicht ({code}).',
};

export default de;
