/** Signing in, forms, actions and the vocabulary of the cluster, in German. */
export const GERMAN_FORMS: Readonly<Record<string, string>> = {
  Token: 'Token',
  'Token, from “Get API token” in Workbench': 'Token, aus „Get API token“ in Workbench',
  'Works where the cluster checks passwords itself: with PAM, LDAP or its test backend.':
    'Geht, wo der Cluster Passwörter selbst prüft: mit PAM, LDAP oder seinem Testdienst.',
  Activate: 'Aktivieren',
  'Lets the account be used. The server refuses as long as the user has not agreed to every agreement.':
    'Macht das Konto benutzbar. Der Server lehnt ab, solange der Benutzer nicht jeder Nutzungsvereinbarung zugestimmt hat.',
  Deactivate: 'Deaktivieren',
  'Takes away the use of the account, and with it what nobody can bring back: see what it destroys.':
    'Macht das Konto unbenutzbar und nimmt ihm, was niemand zurückbringen kann: Sehen Sie nach, was es zerstört.',
  'Change UUID': 'UUID ändern',
  'Gives the account another UUID, and rewrites every reference to the old one.':
    'Gibt dem Konto eine andere UUID und schreibt jeden Verweis auf die alte um.',
  'New UUID': 'Neue UUID',
  'Login on a shell node': 'Anmeldung an einem Shell-Knoten',
  'Under the user name of the account. Empty: the one that the cluster gives everybody, if any.':
    'Unter dem Benutzernamen des Kontos. Leer: die Anmeldung, die der Cluster jedem gibt, falls es eine gibt.',
  'Set up': 'Einrichten',
  'Puts the account into All users, so that its owner can activate it. Doing it twice does no harm.':
    'Nimmt das Konto in All users auf, sodass sein Besitzer es aktivieren kann. Es zweimal zu tun, schadet nicht.',
  'Tell the user by e-mail': 'Den Benutzer per E-Mail benachrichtigen',
  'A mail goes out only if the account was not set up before and the cluster has a text for it.':
    'Eine E-Mail geht nur hinaus, wenn das Konto noch nicht eingerichtet war und der Cluster einen Text dafür hat.',
  'Merge into another account': 'Mit einem anderen Konto zusammenführen',
  'Moves what this account owns to the account that stays. Nothing takes it apart again.':
    'Überträgt, was diesem Konto gehört, auf das Konto, das bleibt. Nichts trennt es wieder.',
  'Account that stays': 'Konto, das bleibt',
  'Project that receives everything': 'Projekt, das alles erhält',
  'The UUID of a project of the account that stays. Empty: that account itself.':
    'Die UUID eines Projekts des Kontos, das bleibt. Leer: dieses Konto selbst.',
  'Let logins and tokens go over too': 'Auch Anmeldungen und Tokens übertragen',
  'On: this account becomes invisible for ever, and its owner signs in as the other one.':
    'Ein: Dieses Konto wird für immer unsichtbar, und sein Besitzer meldet sich als das andere an.',
  'Token of the account that stays': 'Token des Kontos, das bleibt',
  'An administrator needs none. Anybody else gives up the own account with it; it is not kept.':
    'Ein Administrator braucht keines. Jeder andere gibt damit das eigene Konto auf; es wird nicht aufbewahrt.',
  'Make a token': 'Token ausstellen',
  'Whoever has the token acts as this user. It is shown once, right after it was made.':
    'Wer das Token hat, handelt als dieser Benutzer. Es wird einmal gezeigt, gleich nachdem es ausgestellt wurde.',
  'Restricted to': 'Beschränkt auf',
  'Calls like GET /arvados/v1/users, several with commas between them. Empty: everything.':
    'Aufrufe wie GET /arvados/v1/users, mehrere durch Kommas getrennt. Leer: alles.',
  'Valid until': 'Gültig bis',
  'A date like 2027-01-31, with or without a time. Empty: as long as the cluster allows.':
    'Ein Datum wie 2027-01-31, mit oder ohne Uhrzeit. Leer: so lange, wie der Cluster erlaubt.',
  '“{scope}” is no call; one looks like GET /arvados/v1/users.':
    '„{scope}“ ist kein Aufruf; einer sieht aus wie GET /arvados/v1/users.',
  'This is no time in the future.': 'Das ist kein Zeitpunkt in der Zukunft.',
  'A UUID has 27 characters, like xzzxz-tpzed-0123456789abcde.':
    'Eine UUID hat 27 Zeichen, wie xzzxz-tpzed-0123456789abcde.',
  'This is no UUID.': 'Das ist keine UUID.',
  'Identity URL': 'Identitäts-URL',
  'What the login provider calls the person. Logins are matched by it first, then by the e-mail address.':
    'Wie der Anmeldedienst die Person nennt. Anmeldungen werden zuerst danach zugeordnet, dann nach der E-Mail-Adresse.',
  'There is only one level: admin.': 'Es gibt nur eine Stufe: admin.',
  'An administrator has to be active, so the account becomes active as well.':
    'Ein Administrator muss aktiv sein, deshalb wird das Konto auch aktiv.',
  'Membership is given with the level “Can write”; another level can be given as a right on the role.':
    'Mitgliedschaft wird mit der Stufe „Darf schreiben“ gegeben; eine andere Stufe kann als Recht an der Rolle gegeben werden.',
  'Membership is given with the level “Can read”; another level can be given as a right on the role.':
    'Mitgliedschaft wird mit der Stufe „Darf lesen“ gegeben; eine andere Stufe kann als Recht an der Rolle gegeben werden.',
  'E-mail': 'E-Mail',
  'It ties a login to this account: whoever signs in with this address gets it.':
    'Sie bindet eine Anmeldung an dieses Konto: Wer sich mit dieser Adresse anmeldet, erhält es.',
  'The server drops everything but ASCII letters and digits, adds a number to a name that is taken, and makes one of the e-mail address if this is empty. What it made of it is shown afterwards.':
    'Der Server lässt alles außer ASCII-Buchstaben und Ziffern weg, hängt an einen vergebenen Namen eine Zahl an und bildet einen aus der E-Mail-Adresse, wenn dies leer ist. Was er daraus gemacht hat, wird danach gezeigt.',
  'A user name begins with a letter, and holds only letters and digits.':
    'Ein Benutzername beginnt mit einem Buchstaben und enthält nur Buchstaben und Ziffern.',
  'Active at once': 'Sofort aktiv',
  'Also sets the account up. Nobody is asked to agree to user agreements then.':
    'Richtet das Konto auch ein. Niemand wird dann gebeten, Nutzungsvereinbarungen zuzustimmen.',
  'The account joins All users, so that its owner can activate it at the first sign-in.':
    'Das Konto kommt in All users, sodass sein Besitzer es bei der ersten Anmeldung aktivieren kann.',
  'Empty removes it. Logins on shell nodes that were given already keep the old one.':
    'Leer entfernt ihn. Bereits gegebene Anmeldungen an Shell-Knoten behalten den alten.',
  'It ties logins to this account: after a change, whoever signs in with the new address gets it.':
    'Sie bindet Anmeldungen an dieses Konto: Nach einer Änderung erhält es, wer sich mit der neuen Adresse anmeldet.',
  'Turning it off deactivates the account, which destroys its tokens, keys, preferences and memberships.':
    'Ausschalten deaktiviert das Konto; das zerstört seine Tokens, Schlüssel, persönlichen Einstellungen und Mitgliedschaften.',
  Preferences: 'Persönliche Einstellungen',
  'A JSON object. It replaces all preferences: what is not in it is gone.':
    'Ein JSON-Objekt. Es ersetzt alle persönlichen Einstellungen: Was nicht darin steht, ist weg.',
  'This has to be a JSON object, like {"profile": {}}.': 'Das muss ein JSON-Objekt sein, wie {"profile": {}}.',
  'Unique among the roles of the cluster.': 'Eindeutig unter den Rollen des Clusters.',
  'At most 255 characters.': 'Höchstens 255 Zeichen.',
  Yes: 'Ja',
  No: 'Nein',
  'Any text': 'Beliebiger Text',
  'Each word is looked for in e-mail address, names, user name, identity URL and preferences.':
    'Jedes Wort wird in E-Mail-Adresse, Namen, Benutzername, Identitäts-URL und persönlichen Einstellungen gesucht.',
  'E-mail contains': 'E-Mail enthält',
  'Modified last': 'Zuletzt geändert',
  'Created last': 'Zuletzt angelegt',
  'System root token': 'System-Root-Token',
  'From the configuration of the cluster (SystemRootToken). It is used once and kept nowhere.':
    'Aus der Konfiguration des Clusters (SystemRootToken). Es wird einmal benutzt und nirgends aufbewahrt.',
  'Of the account that becomes the administrator. If there is none with it, one is made.':
    'Die des Kontos, das Administrator wird. Gibt es keines mit ihr, wird eines angelegt.',
  'For a new account. One that is there already keeps its own.':
    'Für ein neues Konto. Eines, das es schon gibt, behält den eigenen.',
  'Set up, not active yet': 'Eingerichtet, noch nicht aktiv',
  'Not set up, or deactivated': 'Nicht eingerichtet oder deaktiviert',
  'Sees and changes everything on the cluster, and can make others administrators.':
    'Sieht und ändert alles auf dem Cluster und kann andere zu Administratoren machen.',
  'Make administrators': 'Andere zu Administratoren machen',
  'Edit, set up and deactivate accounts': 'Konten bearbeiten, einrichten und deaktivieren',
  'May act as anybody, by a token': 'Darf mit einem Token als jeder handeln',
  'Edit roles and permission links': 'Rollen und Rechteverknüpfungen bearbeiten',
  'May give any right to others': 'Darf anderen jedes Recht geben',
  'See, change and delete everything': 'Alles sehen, ändern und löschen',
  'Reaches the data of everybody': 'Erreicht die Daten aller',
  'Home cluster': 'Heimatcluster',
  'Can be written by': 'Schreiben dürfen',
  Owner: 'Besitzer',
  Modified: 'Geändert',
  'Can read': 'Darf lesen',
  'Reads the object.': 'Liest das Objekt.',
  'Can write': 'Darf schreiben',
  'Reads, changes, deletes and moves the object.': 'Liest, ändert, löscht und verschiebt das Objekt.',
  'Can manage': 'Darf verwalten',
  'All that, and gives rights on it to others.': 'All das, und gibt anderen Rechte daran.',
  'Role groups': 'Rollengruppen',
  'A role gives its members what it has itself, up to the level that they have in it.':
    'Eine Rolle gibt ihren Mitgliedern, was sie selbst hat, bis zu der Stufe, die sie in ihr haben.',
  'A project shared with the user alone, and projects that the user owns.':
    'Projekte, die mit dem Benutzer allein geteilt sind, und solche, die ihm gehören.',
  'Shell logins': 'Shell-Anmeldungen',
  'A login on a shell node, under the user name of the account.':
    'Eine Anmeldung an einem Shell-Knoten, unter dem Benutzernamen des Kontos.',
  'Can log in': 'Darf sich anmelden',
  'Logs in with a personal SSH key.': 'Meldet sich mit einem persönlichen SSH-Schlüssel an.',
  Accounts: 'Konten',
  'Who manages an account manages everything that it owns. That all who were set up see each other is not counted.':
    'Wer ein Konto verwaltet, verwaltet alles, was ihm gehört. Dass alle Eingerichteten einander sehen, zählt nicht mit.',
  'Other objects': 'Andere Objekte',
  'Collections and whatever else was shared with the user alone.':
    'Collections und was sonst mit dem Benutzer allein geteilt wurde.',
};
