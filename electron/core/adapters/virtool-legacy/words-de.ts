/** What the adapter says, in German. */
export const GERMAN: Readonly<Record<string, string>> = {
  'User name and API key': 'Benutzername und API-Schlüssel',
  'Nobody has set this server up yet. Virtool 2 does that on a page of its own, which asks for the database, the folders and the first user. Open it in a browser and finish it; Roster waits, then signs in with that user.':
    'Diesen Server hat noch niemand eingerichtet. Virtool 2 tut das auf einer eigenen Seite, die nach der Datenbank, den Ordnern und dem ersten Benutzer fragt. Öffnen Sie sie in einem Browser und schließen Sie die Einrichtung ab; Roster wartet und meldet sich dann mit diesem Benutzer an.',
  'look up or change what is called by dots alone': 'nachschlagen oder ändern, was nur Punkte als Namen hat',
  'Its name cannot stand in an address. Change it in the server’s database.':
    'Der Name kann in keiner Adresse stehen. Ändern Sie ihn in der Datenbank des Servers.',
  'may manage users and groups': 'darf Benutzer und Gruppen verwalten',
  'may not manage users: the permission manage_users is missing':
    'darf keine Benutzer verwalten: das Recht manage_users fehlt',
  'its API lists viruses and tells no version, as that of 2.0 to 2.3':
    'seine API führt Viren auf und nennt keine Version, wie die von 2.0 bis 2.3',
  'its API says that nobody has set it up': 'seine API sagt, dass ihn niemand eingerichtet hat',
  'It lies between two ways of administering users: Roster speaks Virtool 2.0 to 2.3, and 23.1 to 41.7.':
    'Sie liegt zwischen zwei Arten, Benutzer zu verwalten: Roster spricht Virtool 2.0 bis 2.3 und 23.1 bis 41.7.',
  'the permission manage_users on the API key itself': 'das Recht manage_users am API-Schlüssel selbst',
  'a group with the permission manage_users, joined before the sign-in':
    'eine Gruppe mit dem Recht manage_users, beigetreten vor der Anmeldung',
  'This is needed.': 'Das wird gebraucht.',
  'No slash, no blank at either end, and more than dots alone: another name could hardly be looked up again.':
    'Kein Schrägstrich, kein Leerzeichen am Anfang oder Ende, und mehr als nur Punkte: ein anderer Name wäre kaum wiederzufinden.',
  'At least {minimum} characters, unless the server was set otherwise: Roster could not ask it.':
    'Mindestens {minimum} Zeichen, sofern der Server nicht anders eingestellt ist: Roster konnte ihn nicht fragen.',
  'Marked as due for a new password': 'Vorgemerkt für ein neues Passwort',
  'Stored, and shown to administrators. Virtool 2 acts on it nowhere: it protects nothing.':
    'Gespeichert und Administratoren gezeigt. Virtool 2 richtet sich nirgends danach: es schützt nichts.',
  'The name to sign in with. It cannot be changed later; case counts.':
    'Der Name zum Anmelden. Er lässt sich später nicht ändern; Groß- und Kleinschreibung zählt.',
  'What is taken away ends at once; what is given counts from the next sign-in on.':
    'Was genommen wird, endet sofort; was gegeben wird, gilt ab der nächsten Anmeldung.',
  'The same as being in the group administrator.': 'Dasselbe wie Mitglied der Gruppe administrator zu sein.',
  '{rule} Present sign-ins and API keys go on working.':
    '{rule} Bestehende Anmeldungen und API-Schlüssel gelten weiter.',
  'Virtool turns it into lower case. It cannot be changed later.':
    'Virtool schreibt ihn klein. Er lässt sich später nicht ändern.',
  'New rights count from the next sign-in of {user} on; present API keys never get them.':
    'Neue Rechte gelten ab der nächsten Anmeldung von {user}; bestehende API-Schlüssel bekommen sie nie.',
  '{user} will be able to make anybody an administrator.': '{user} wird jeden zum Administrator machen können.',
  'Rights that no other group gives end at once, for present sign-ins and API keys of {user} too.':
    'Rechte, die keine andere Gruppe gibt, enden sofort, auch für bestehende Anmeldungen und API-Schlüssel von {user}.',
  'API keys do not get them back, even if {user} joins again.':
    'API-Schlüssel bekommen sie nicht zurück, auch wenn {user} wieder beitritt.',
  'Present sign-ins and API keys of {user} go on working.':
    'Bestehende Anmeldungen und API-Schlüssel von {user} gelten weiter.',
  'Virtool 2 stores this mark and acts on it nowhere.':
    'Virtool 2 speichert diese Vormerkung und richtet sich nirgends danach.',
  'All groups are taken from {user} first: sign-ins and API keys outlive the account, and without groups they may do nothing that needs a permission.':
    'Zuerst werden {user} alle Gruppen genommen: Anmeldungen und API-Schlüssel überleben das Konto, und ohne Gruppen dürfen sie nichts, was ein Recht braucht.',
  'Virtool keeps it in lower case: {group}.': 'Virtool schreibt sie klein: {group}.',
  'Its members will be able to make anybody an administrator.':
    'Ihre Mitglieder werden jeden zum Administrator machen können.',
  'New rights count from the next sign-in of each member on.':
    'Neue Rechte gelten ab der nächsten Anmeldung jedes Mitglieds.',
  'Virtool {version} does not pass this on to its members: what they may do stays as it is until their own groups change or the server restarts.':
    'Virtool {version} gibt das nicht an die Mitglieder weiter: was sie dürfen, bleibt, wie es ist, bis ihre eigenen Gruppen sich ändern oder der Server neu startet.',
  'Present sign-ins and API keys of its members may go on with what they were made with.':
    'Bestehende Anmeldungen und API-Schlüssel der Mitglieder behalten womöglich, womit sie entstanden sind.',
  'Virtool 2 gives out all users at once and searches for none.':
    'Virtool 2 gibt alle Benutzer auf einmal aus und sucht nach keinem.',
  'Search the directory that Roster keeps.': 'Suchen Sie in dem Verzeichnis, das Roster führt.',
  'Virtool 2 knows an account by its name alone, and the name cannot be changed.':
    'Virtool 2 kennt ein Konto nur am Namen, und der lässt sich nicht ändern.',
  'Create an account with the right name, give it the groups of the other, then delete that one.':
    'Legen Sie ein Konto mit dem richtigen Namen an, geben Sie ihm die Gruppen des anderen, und löschen Sie dieses dann.',
  'Virtool 2 has no deactivated accounts.': 'Virtool 2 kennt keine deaktivierten Konten.',
  'Take all groups away and set a new password, or delete the account.':
    'Nehmen Sie alle Gruppen weg und setzen Sie ein neues Passwort, oder löschen Sie das Konto.',
  'Virtool 2 has no space roles.': 'Virtool 2 kennt keine Raumrollen.',
  'Rights on single samples are kept with the samples, not with users.':
    'Rechte an einzelnen Proben stehen bei den Proben, nicht bei den Benutzern.',
  'Change them in Virtool’s own web interface, on the sample.':
    'Ändern Sie sie in der Weboberfläche von Virtool, bei der Probe.',
  'Give the account that stays the groups of the other, then delete the other.':
    'Geben Sie dem Konto, das bleibt, die Gruppen des anderen, und löschen Sie das andere dann.',
  'In Virtool 2 the name of a group is what it is known by, and cannot be changed.':
    'In Virtool 2 ist eine Gruppe an ihrem Namen bekannt, und der lässt sich nicht ändern.',
  'Create a group with the right name, give it the permissions and members of the other, then delete that one.':
    'Legen Sie eine Gruppe mit dem richtigen Namen an, geben Sie ihr die Rechte und Mitglieder der anderen, und löschen Sie diese dann.',
  'This sign-in does not carry the permission manage_users, which everything about users and groups takes.':
    'Diese Anmeldung trägt das Recht manage_users nicht, das alles zu Benutzern und Gruppen braucht.',
  'Sign in with an account that has it through a group, or with an API key that has it itself.':
    'Melden Sie sich mit einem Konto an, das es durch eine Gruppe hat, oder mit einem API-Schlüssel, der es selbst hat.',
  'The name {handle} cannot be sent together with an API key. Sign in with the password instead.':
    'Der Name {handle} kann nicht mit einem API-Schlüssel gesendet werden. Melden Sie sich stattdessen mit dem Passwort an.',
  'Viruses and data': 'Viren und Daten',
  'Cancel any job': 'Jeden Job abbrechen',
  'Add and edit viruses': 'Viren hinzufügen und bearbeiten',
  'Delete viruses': 'Viren löschen',
  'Rebuild virus indexes': 'Virenindizes neu aufbauen',
  'Change subtraction hosts': 'Subtraktionswirte ändern',
  'Manage users and groups': 'Benutzer und Gruppen verwalten',
  'Change settings and install updates': 'Einstellungen ändern und Aktualisierungen installieren',
  'May change the whole server': 'Darf den ganzen Server ändern',
  'Is in the group administrator, which has every permission unless somebody took some from it.':
    'Ist in der Gruppe administrator, die jedes Recht hat, sofern ihr niemand welche genommen hat.',
  'Virtool needs the group administrator: it can be neither renamed nor deleted.':
    'Virtool braucht die Gruppe administrator: sie lässt sich weder umbenennen noch löschen.',
  'Virtool 2 knows no permission {names}.': 'Virtool 2 kennt kein Recht {names}.',
  'A name has no slash, no blank at either end, and more than dots alone.':
    'Ein Name hat keinen Schrägstrich, kein Leerzeichen am Anfang oder Ende, und mehr als nur Punkte.',
  'Changing a part of {user}': 'einen Teil von {user} ändern',
  'changing the rest of {user}': 'den Rest von {user} ändern',
  'Taking the groups {groups} from {user}': '{user} die Gruppen {groups} nehmen',
  'deleting the account': 'das Konto löschen',
};
