import type { KeysCatalogue } from './catalogues';

const de: KeysCatalogue = {
  'page.title': 'Schlüssel',
  'page.lead': 'Mit einem Schlüssel kommt ein Programm ohne dein Passwort als du herein. Wer seine private Hälfte hat, kann hier alles tun, was du tun kannst.',

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

  'add.title': 'Schlüssel hinzufügen',
  'add.label': 'Privater Schlüssel',
  'add.hint': 'Füge den Schlüssel ein oder wähle die Schlüsseldatei deines Programms. Der Schlüssel selbst bleibt in diesem Fenster: Der Server bekommt die öffentliche Hälfte und einen Beweis, dass die andere dir gehört. Tu das nur auf einem Server, dem du vertraust.',
  'add.file': 'Datei wählen',
  'add.submit': 'Hinzufügen',
  'add.done': 'Der Schlüssel ist hinzugefügt.',
  'add.insecure': 'Schlüssel lassen sich nur hinzufügen, wo die Adresse des Servers mit https:// beginnt; nur dort haben Browser, was dafür nötig ist.',

  'fault.empty': 'Füge zuerst einen Schlüssel ein oder wähle eine Datei.',
  'fault.public': 'Das ist nur die öffentliche Hälfte. Um zu zeigen, dass der Schlüssel dir gehört, braucht es die private.',
  'fault.encrypted': 'Dieser Schlüssel ist mit einem Passwort verschlossen. Öffne ihn zuerst.',
  'fault.form': 'Das ist kein Schlüssel, der hier taugt: Es braucht einen privaten RSA-Schlüssel in der Form PKCS #8 oder eine Schlüsseldatei mit einem darin.',
  'fault.refused': 'Diesen Schlüssel nimmt der Server nicht an: Er nimmt RSA-Schlüssel mit 2.048 bis 4.096 Bit.',
  'fault.large': 'Diese Datei ist zu groß für einen Schlüssel.',
  'fault.forbidden': 'Der Beweis kam nicht rechtzeitig an. Versuche es noch einmal.',
  'fault.taken': 'Mit diesem Schlüssel kommt schon jemand anderes herein.',
  'fault.last': 'Das ist der einzige Weg in dein Konto, deshalb bleibt er. Füge zuerst einen anderen Schlüssel hinzu.',
  'fault.gone': 'Dieser Schlüssel gehörte dir nicht mehr.',
  'fault.many': 'Du hast so viele Schlüssel, wie jemand haben kann. Nimm zuerst einen weg.',
  'fault.often': 'Zu viele Änderungen. Versuche es in einer Minute noch einmal.',
  'fault.offline': 'Der Server antwortet nicht.',
  'fault.unavailable': 'Der Server ist beschäftigt. Versuche es gleich noch einmal.',
  'fault.other': 'Das ging nicht ({code}).',
};

export default de;
