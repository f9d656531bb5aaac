/** What the adapter says, in German, by the English sentence. */
export const GERMAN: Readonly<Record<string, string>> = {
  'somebody whom nobody named': 'jemand, den niemand genannt hat',
  'Application key': 'Anwendungsschlüssel',
  'Owner of the key': 'Eigentümer des Schlüssels',
  'The user name or e-mail address of the account that owns this key. The key does not tell it, and Roster must know it: it keeps you from deleting or demoting that account, which would end the key.':
    'Der Benutzername oder die E-Mail-Adresse des Kontos, dem dieser Schlüssel gehört. Der Schlüssel verrät es nicht, und Roster muss es wissen: Es hält Sie davon ab, dieses Konto zu löschen oder herabzustufen, womit der Schlüssel endete.',
  'Application key (ptla_)': 'Anwendungsschlüssel (ptla_)',
  'Account key (ptlc_)': 'Kontoschlüssel (ptlc_)',
  'Needed only to change who shares a server. A root administrator makes it on the account page of the Panel.':
    'Nur nötig, um zu ändern, wer einen Server mitbenutzt. Ein Root-Administrator erzeugt ihn auf der Kontoseite des Panels.',
  'Account key of a root administrator': 'Kontoschlüssel eines Root-Administrators',
  'The first administrator of a Panel is made on the command line of its server, in the Panel’s folder. Answer yes when it asks whether the user is an administrator. Then sign in to the Panel as that user, make a key in the admin area under “Application API”, and enter it here.':
    'Der erste Administrator eines Panels wird auf der Kommandozeile seines Servers angelegt, im Ordner des Panels. Antworten Sie mit Ja, wenn gefragt wird, ob der Benutzer ein Administrator ist. Melden Sie sich dann als dieser Benutzer am Panel an, erzeugen Sie im Verwaltungsbereich unter „Application API“ einen Schlüssel und geben Sie ihn hier ein.',
  'Every subuser has it, asked for or not': 'Jeder Mitbenutzer hat es, verlangt oder nicht',
  'Console stream': 'Konsolenausgabe',
  'Follow the console': 'Der Konsole folgen',
  'Power and commands': 'Ein/Aus und Befehle',
  'Send commands': 'Befehle senden',
  Start: 'Starten',
  Stop: 'Stoppen',
  Restart: 'Neu starten',
  Subusers: 'Mitbenutzer',
  'Add subusers': 'Mitbenutzer hinzufügen',
  'See subusers': 'Mitbenutzer sehen',
  'Change subusers': 'Mitbenutzer ändern',
  'Remove subusers': 'Mitbenutzer entfernen',
  'Create files': 'Dateien anlegen',
  'List files': 'Dateien auflisten',
  'Read files': 'Dateien lesen',
  'Change files': 'Dateien ändern',
  'Delete files': 'Dateien löschen',
  'Pack and unpack files': 'Dateien packen und entpacken',
  'Use SFTP': 'SFTP verwenden',
  Backups: 'Sicherungen',
  'Make backups': 'Sicherungen anlegen',
  'See backups': 'Sicherungen sehen',
  'Delete backups': 'Sicherungen löschen',
  'Download backups': 'Sicherungen herunterladen',
  'Restore backups': 'Sicherungen zurückspielen',
  'Addresses and ports': 'Adressen und Ports',
  'See allocations': 'Zuweisungen sehen',
  'Add allocations': 'Zuweisungen hinzufügen',
  'Change allocations': 'Zuweisungen ändern',
  'Remove allocations': 'Zuweisungen entfernen',
  'Start-up': 'Start des Servers',
  'See start-up settings': 'Starteinstellungen sehen',
  'Change start-up settings': 'Starteinstellungen ändern',
  'Choose the Docker image': 'Das Docker-Image wählen',
  Databases: 'Datenbanken',
  'Make databases': 'Datenbanken anlegen',
  'See databases': 'Datenbanken sehen',
  'Renew database passwords': 'Datenbank-Passwörter erneuern',
  'Delete databases': 'Datenbanken löschen',
  'See database passwords': 'Datenbank-Passwörter sehen',
  Schedules: 'Zeitpläne',
  'Make schedules': 'Zeitpläne anlegen',
  'See schedules': 'Zeitpläne sehen',
  'Change schedules': 'Zeitpläne ändern',
  'Delete schedules': 'Zeitpläne löschen',
  'Rename the server': 'Den Server umbenennen',
  'Reinstall the server': 'Den Server neu installieren',
  Activity: 'Aktivität',
  'See the activity log': 'Das Aktivitätsprotokoll sehen',
  'Hands out everything that is on the server': 'Gibt alles heraus, was auf dem Server liegt',
  'Replaces everything that is on the server': 'Ersetzt alles, was auf dem Server liegt',
  'Shows what is in files, secrets of the server included': 'Zeigt, was in Dateien steht, auch Geheimnisse des Servers',
  'Shows the passwords of databases': 'Zeigt die Passwörter von Datenbanken',
  'Hands on rights to others': 'Gibt Rechte an andere weiter',
  'Root administrator': 'Root-Administrator',
  'May do everything on the Panel and on every server, and make others root administrators.':
    'Darf alles im Panel und auf jedem Server und kann andere zu Root-Administratoren machen.',
  'External id': 'Externe Id',
  Language: 'Sprache',
  'Two-factor sign-in': 'Zwei-Faktor-Anmeldung',
  'Last changed': 'Zuletzt geändert',
  'Own servers': 'Eigene Server',
  'The owner of a server may do everything on it, and so may root administrators. Others share it, with the permissions that they are given.':
    'Der Eigentümer eines Servers darf dort alles, Root-Administratoren ebenso. Andere benutzen ihn mit, mit den Rechten, die sie bekommen.',
  'it refuses strangers as a Pterodactyl Panel does; no Panel tells its version':
    'er weist Fremde ab wie ein Pterodactyl-Panel; kein Panel nennt seine Version',
  'Unique without regard to case and accents. The Panel makes it lower case.':
    'Eindeutig, ohne Rücksicht auf Groß- und Kleinschreibung und Akzente. Das Panel schreibt ihn klein.',
  'E-mail address': 'E-Mail-Adresse',
  'Unique without regard to case and accents. The case is kept as entered.':
    'Eindeutig, ohne Rücksicht auf Groß- und Kleinschreibung und Akzente. Die Schreibweise bleibt wie eingegeben.',
  'An e-mail address has an @ in it.': 'Eine E-Mail-Adresse enthält ein @.',
  'The account’s id in another system. Unique among users. Empty: none.':
    'Die Id des Kontos in einem anderen System. Eindeutig unter den Benutzern. Leer: keine.',
  'The code of a language that is installed on the Panel; a stock Panel has only “en”.':
    'Das Kürzel einer Sprache, die auf dem Panel installiert ist; ein Panel hat von Haus aus nur „en“.',
  'A root administrator may do everything on the Panel and on every server.':
    'Ein Root-Administrator darf alles im Panel und auf jedem Server.',
  'Without one the user gets a link by mail to choose it, which works for 60 minutes. The Panel mails the new user in any case, and never the password. It checks neither length nor strength; characters after the 72nd byte do not count.':
    'Ohne eines bekommt der Benutzer per Mail einen Link, um es zu wählen; er gilt 60 Minuten. Das Panel schreibt dem neuen Benutzer in jedem Fall, das Passwort nie. Es prüft weder Länge noch Stärke; Zeichen nach dem 72. Byte zählen nicht.',
  'The Panel tells nobody, and checks neither length nor strength. Browsers are signed out at their next page; API keys of the account go on working.':
    'Das Panel sagt niemandem etwas und prüft weder Länge noch Stärke. Browser werden bei ihrer nächsten Seite abgemeldet; API-Schlüssel des Kontos funktionieren weiter.',
  'Any part of it, without regard to case and accents. A comma separates alternatives.':
    'Ein beliebiger Teil davon, ohne Rücksicht auf Groß- und Kleinschreibung und Akzente. Ein Komma trennt Alternativen.',
  'With the servers that each owns': 'Mit den Servern, die jedem gehören',
  'Takes the Panel several times as long.': 'Dauert auf dem Panel um ein Mehrfaches länger.',
  'Any part of it, without regard to case and accents. A comma separates alternatives. Before 1.12 “_” stands for any character and “%” for any text.':
    'Ein beliebiger Teil davon, ohne Rücksicht auf Groß- und Kleinschreibung und Akzente. Ein Komma trennt Alternativen. Vor 1.12 steht „_“ für ein beliebiges Zeichen und „%“ für beliebigen Text.',
  'E-mail address contains': 'E-Mail-Adresse enthält',
  'External id contains': 'Externe Id enthält',
  'UUID contains': 'UUID enthält',
  'Whole values only': 'Nur ganze Werte',
  'On: what is entered above has to be the whole value. Commas then are part of it.':
    'Ein: Was oben eingegeben ist, muss der ganze Wert sein. Kommas gehören dann dazu.',
  'External id is': 'Externe Id ist',
  'Looks up this one external id and leaves the other fields out of account. A value with a slash cannot be looked up.':
    'Schlägt diese eine externe Id nach und lässt die anderen Felder außer Acht. Ein Wert mit einem Schrägstrich kann nicht nachgeschlagen werden.',
  'Id, lowest first': 'Id, kleinste zuerst',
  'Id, highest first': 'Id, größte zuerst',
  'UUID, ascending': 'UUID, aufsteigend',
  'UUID, descending': 'UUID, absteigend',
  'The Panel mails {email} that the account exists. The password is not in the mail.':
    'Das Panel teilt {email} per Mail mit, dass es das Konto gibt. Das Passwort steht nicht darin.',
  'The Panel mails {email} a link to choose a password.':
    'Das Panel schickt {email} einen Link, um ein Passwort zu wählen.',
  'The link works for 60 minutes. Afterwards the user takes “Forgot password?” on the sign-in page.':
    'Der Link gilt 60 Minuten. Danach nimmt der Benutzer „Passwort vergessen?“ auf der Anmeldeseite.',
  'Nobody is told of the new password. Browsers are signed out at their next page; API keys go on working.':
    'Niemand erfährt von dem neuen Passwort. Browser werden bei ihrer nächsten Seite abgemeldet; API-Schlüssel funktionieren weiter.',
  'Nobody is told of the new address, neither at the old one nor at the new one.':
    'Niemand erfährt von der neuen Adresse, weder an der alten noch an der neuen.',
  'Application keys of this account stop working at once.':
    'Anwendungsschlüssel dieses Kontos funktionieren sofort nicht mehr.',
  'If the key that Roster uses belongs to this account, and not to {handle}, it stops working too.':
    'Gehört der Schlüssel, den Roster verwendet, diesem Konto und nicht {handle}, dann funktioniert auch er nicht mehr.',
  'Its API keys, SSH keys, recovery codes and shares in servers are deleted with it.':
    'Seine API-Schlüssel, SSH-Schlüssel, Wiederherstellungscodes und Mitbenutzungen von Servern werden mit ihm gelöscht.',
  'Nothing brings it back; nobody is told by mail.': 'Nichts bringt es zurück; niemand wird per Mail benachrichtigt.',
  'This key may not see servers. If the account owns one, the Panel refuses.':
    'Dieser Schlüssel darf keine Server sehen. Gehört dem Konto einer, dann lehnt das Panel ab.',
  'The Panel mails {name} that the share is gone. The account itself stays.':
    'Das Panel teilt {name} per Mail mit, dass die Mitbenutzung endet. Das Konto selbst bleibt.',
  'The Panel mails {name} about the new share.': 'Das Panel teilt {name} die neue Mitbenutzung per Mail mit.',
  'Deserves a second look: {permission}.': 'Verdient einen zweiten Blick: {permission}.',
  'Pterodactyl has neither groups nor roles: there are root administrators, and people who share single servers.':
    'Pterodactyl hat weder Gruppen noch Rollen: Es gibt Root-Administratoren und Leute, die einzelne Server mitbenutzen.',
  'Give people shares in the servers that they need, with the same permissions on each.':
    'Lassen Sie Leute die Server mitbenutzen, die sie brauchen, mit denselben Rechten auf jedem.',
  'Pterodactyl has no deactivated state.': 'Pterodactyl kennt keinen deaktivierten Zustand.',
  'Set a random password that nobody knows: browsers are signed out at their next page, but API keys of the account stay alive. Deleting the account ends them too.':
    'Setzen Sie ein zufälliges Passwort, das niemand kennt: Browser werden bei ihrer nächsten Seite abgemeldet, aber API-Schlüssel des Kontos bleiben gültig. Wird das Konto gelöscht, enden auch sie.',
  'Pterodactyl cannot demand a new password, and sends no mail for one over its API.':
    'Pterodactyl kann kein neues Passwort verlangen und verschickt über seine API auch keine Mail dafür.',
  'Set a new password here, or ask the user to take “Forgot password?” on the sign-in page.':
    'Setzen Sie hier ein neues Passwort, oder bitten Sie den Benutzer, auf der Anmeldeseite „Passwort vergessen?“ zu nehmen.',
  'Pterodactyl stores no roles.': 'Pterodactyl speichert keine Rollen.',
  'Give people shares in servers.': 'Lassen Sie Leute Server mitbenutzen.',
  'Pterodactyl cannot put two accounts together.': 'Pterodactyl kann zwei Konten nicht zusammenführen.',
  'Give the servers and shares of one account to the other, then delete the first. A server gets another owner on its page in the Panel’s admin area.':
    'Geben Sie die Server und Mitbenutzungen des einen Kontos dem anderen und löschen Sie dann das erste. Einen anderen Eigentümer bekommt ein Server auf seiner Seite im Verwaltungsbereich des Panels.',
  'Pterodactyl lets nobody make API keys for somebody else.':
    'Pterodactyl lässt niemanden API-Schlüssel für andere erzeugen.',
  'Ask the user to make a key on the account page of the Panel.':
    'Bitten Sie den Benutzer, auf der Kontoseite des Panels einen Schlüssel zu erzeugen.',
  'This key may read users, but not change them.': 'Dieser Schlüssel darf Benutzer lesen, aber nicht ändern.',
  'Make an application key in the Panel’s admin area whose permission for users is “Read & Write”, and enter it here.':
    'Erzeugen Sie im Verwaltungsbereich des Panels einen Anwendungsschlüssel, dessen Recht für Benutzer „Read & Write“ ist, und geben Sie ihn hier ein.',
  'An application key cannot change who shares a server, and this connection has no account key.':
    'Ein Anwendungsschlüssel kann nicht ändern, wer einen Server mitbenutzt, und diese Verbindung hat keinen Kontoschlüssel.',
  'Make a key on the account page of a root administrator, and enter it in the connection as the account key.':
    'Erzeugen Sie auf der Kontoseite eines Root-Administrators einen Schlüssel und geben Sie ihn in der Verbindung als Kontoschlüssel ein.',
  'The Panel does not accept the account key of this connection, or its owner is no root administrator.':
    'Das Panel nimmt den Kontoschlüssel dieser Verbindung nicht an, oder sein Eigentümer ist kein Root-Administrator.',
  'Make a new key on the account page of a root administrator, and enter it in the connection.':
    'Erzeugen Sie auf der Kontoseite eines Root-Administrators einen neuen Schlüssel und geben Sie ihn in der Verbindung ein.',
  'being installed': 'wird installiert',
  'installation failed': 'Installation fehlgeschlagen',
  suspended: 'gesperrt',
  'a backup is being restored': 'eine Sicherung wird zurückgespielt',
  'may edit users, and who shares which server': 'darf Benutzer bearbeiten, und wer welchen Server mitbenutzt',
  'may read users, and edit who shares which server':
    'darf Benutzer lesen, und bearbeiten, wer welchen Server mitbenutzt',
  'may edit users, and see who shares which server':
    'darf Benutzer bearbeiten, und sehen, wer welchen Server mitbenutzt',
  'may edit users, but not see servers': 'darf Benutzer bearbeiten, aber keine Server sehen',
  'may read users and servers, but change nothing': 'darf Benutzer und Server lesen, aber nichts ändern',
  'may read users, but change nothing': 'darf Benutzer lesen, aber nichts ändern',
  '{rights}; the account key changes no shares, since {owner} is no root administrator':
    '{rights}; der Kontoschlüssel ändert nicht, wer mitbenutzt, da {owner} kein Root-Administrator ist',
  '{rights}; the account key changes no shares, since the Panel refuses it':
    '{rights}; der Kontoschlüssel ändert nicht, wer mitbenutzt, da das Panel ihn ablehnt',
  'At least three letters, digits, dashes, underscores or periods, with a letter or digit at both ends. No accents, no blanks.':
    'Mindestens drei Buchstaben, Ziffern, Bindestriche, Unterstriche oder Punkte, an beiden Enden ein Buchstabe oder eine Ziffer. Keine Akzente, keine Leerzeichen.',
  'This key': 'Dieser Schlüssel',
  'an application key': 'ein Anwendungsschlüssel',
  'an application key (ptla_)': 'ein Anwendungsschlüssel (ptla_)',
  'an account key (ptlc_)': 'ein Kontoschlüssel (ptlc_)',
  'an account key (ptlc_) of a root administrator': 'ein Kontoschlüssel (ptlc_) eines Root-Administrators',
  'a connection with an application key only': 'eine Verbindung nur mit einem Anwendungsschlüssel',
  'The Panel orders by id or UUID only.': 'Das Panel ordnet nur nach Id oder UUID.',
  'The Panel takes this word for something else. Leave a letter out.':
    'Das Panel hält dieses Wort für etwas anderes. Lassen Sie einen Buchstaben weg.',
  'The Panel cannot look up a value with a slash, or one of periods only. Look for a part of the external id instead.':
    'Das Panel kann keinen Wert mit einem Schrägstrich nachschlagen, und keinen aus Punkten allein. Suchen Sie stattdessen nach einem Teil der externen Id.',
  'Pelican is a fork of Pterodactyl with users, roles and keys of its own. Roster recognises it, and cannot administer it yet.':
    'Pelican ist eine Abspaltung von Pterodactyl mit eigenen Benutzern, Rollen und Schlüsseln. Roster erkennt es, kann es aber noch nicht verwalten.',
  'of any version': '(gleich welcher Version)',
  'account {last}': 'Konto {last}',
  'accounts {first} to {last}': 'Konten {first} bis {last}',
  'Counted in the order of ids. The time of creation may be missing there.':
    'Gezählt in der Reihenfolge der Ids. Dort fehlt vielleicht die Zeit der Erstellung.',
  'The Panel has no account with exactly this user name or e-mail address.':
    'Das Panel hat kein Konto mit genau diesem Benutzernamen oder dieser E-Mail-Adresse.',
  'This account is no root administrator, so the key cannot be its own.':
    'Dieses Konto ist kein Root-Administrator, also kann der Schlüssel nicht seiner sein.',
  'the permission to read users': 'das Recht, Benutzer zu lesen',
  'the permission to write users': 'das Recht, Benutzer zu ändern',
  'the permission to read servers': 'das Recht, Server zu lesen',
  'to belong to a root administrator': 'dass er einem Root-Administrator gehört',
  'user name': 'Benutzername',
  'external id': 'externe Id',
  'The Panel does not take it empty.': 'Das Panel nimmt es nicht leer an.',
  'At most {most} characters fit.': 'Höchstens {most} Zeichen haben Platz.',
  'Another account has this already. Case and accents make no difference.':
    'Ein anderes Konto hat dies bereits. Groß- und Kleinschreibung und Akzente machen keinen Unterschied.',
  'The Panel does not have this language.': 'Das Panel hat diese Sprache nicht.',
  'The Panel has no such permission: {names}.': 'Das Panel hat kein solches Recht: {names}.',
  'The address of {user} changed at this moment: the share went to whoever has {email} now, perhaps a new account.':
    'Die Adresse von {user} hat sich in diesem Augenblick geändert: Die Mitbenutzung ging an den, der {email} jetzt hat, vielleicht ein neues Konto.',
  'This account has none yet, and the Panel takes no change before it is filled in.':
    'Dieses Konto hat noch keinen, und das Panel nimmt keine Änderung an, bevor er eingetragen ist.',
  'Make root administrators': 'Root-Administratoren ernennen',
  'Create, edit and delete accounts': 'Konten anlegen, bearbeiten und löschen',
  'Do everything on every server': 'Auf jedem Server alles tun',
  'May delete servers and hand on rights': 'Darf Server löschen und Rechte weitergeben',
};
