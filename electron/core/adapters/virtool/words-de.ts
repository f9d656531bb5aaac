/** What the adapter says, in German. */
export const GERMAN: Readonly<Record<string, string>> = {
  Handle: 'Benutzername',
  'Handle and password': 'Benutzername und Passwort',
  'Handle and API key': 'Benutzername und API-Schlüssel',

  '{handle} has no administrator level, which is not enough to {what}.':
    '{handle} hat keine Administratorstufe; das genügt nicht für: {what}.',
  '{handle} has the administrator level {level}, which is not enough to {what}.':
    '{handle} hat die Administratorstufe {level}; das genügt nicht für: {what}.',
  'Sign in with an account of the level {level}, or ask one of its administrators to raise this one.':
    'Melden Sie sich mit einem Konto der Stufe {level} an, oder bitten Sie einen ihrer Administratoren, dieses anzuheben.',
  'Sign in with an account of the level {level} or higher, or ask an administrator of the level Full to raise this one.':
    'Melden Sie sich mit einem Konto der Stufe {level} oder einer höheren an, oder bitten Sie einen Administrator der Stufe Voll, dieses anzuheben.',

  'root document names version {version}': 'das Wurzeldokument nennt die Version {version}',
  '41.8.0 or newer': '41.8.0 oder neuer',
  'root document names the version {version} and lists spaces, so it is 32.2.1 or older':
    'das Wurzeldokument nennt die Version {version} und führt Räume auf, also ist es 32.2.1 oder älter',
  'root document names the version {version} and no spaces, so it is 33.0.0 to 37.x':
    'das Wurzeldokument nennt die Version {version} und keine Räume, also ist es 33.0.0 bis 37.x',
  'root document names the version {version} and no groups, so it is 38.0.0 or newer':
    'das Wurzeldokument nennt die Version {version} und keine Gruppen, also ist es 38.0.0 oder neuer',
  'Roster speaks 23.1.0 to 41.7.': 'Roster spricht 23.1.0 bis 41.7.',
  'It is older than this way of administering users.': 'Sie ist älter als diese Art, Benutzer zu verwalten.',
  'Since 41.8.0 Virtool shows its users to no program but its own web interface, so they can only be administered there.':
    'Seit 41.8.0 zeigt Virtool seine Benutzer keinem Programm außer der eigenen Weboberfläche; nur dort lassen sie sich verwalten.',

  'a higher right': 'ein höheres Recht',
  'the administrator level {level}': 'die Administratorstufe {level}',
  'the administrator level {level} or a higher one': 'die Administratorstufe {level} oder eine höhere',
  'Virtool takes every handle that begins with “job” for one of its own jobs, so {handle} cannot use API keys. Sign in with the password instead.':
    'Virtool hält jeden Benutzernamen, der mit „job“ beginnt, für einen seiner eigenen Jobs; {handle} kann deshalb keine API-Schlüssel verwenden. Melden Sie sich stattdessen mit dem Passwort an.',
  'The handle {handle} cannot be sent together with an API key. Sign in with the password instead.':
    'Der Benutzername {handle} kann nicht mit einem API-Schlüssel gesendet werden. Melden Sie sich stattdessen mit dem Passwort an.',
  'sign in with a password from outside': 'von außen mit einem Passwort anmelden',
  'Since 39.21.0 only API keys are let in: make one in Virtool’s web interface, and sign in with it here.':
    'Seit 39.21.0 werden nur API-Schlüssel eingelassen: Erzeugen Sie einen in der Weboberfläche von Virtool, und melden Sie sich hier damit an.',
  'not known: the server did not show the account yet': 'nicht bekannt: der Server hat das Konto noch nicht gezeigt',

  'Unique among the groups; case counts.': 'Unter den Gruppen eindeutig; Groß- und Kleinschreibung zählt.',
  'Handle contains': 'Benutzername enthält',
  'Any part of the handle, without regard to case. Empty finds all.':
    'Ein beliebiger Teil des Benutzernamens, ohne Rücksicht auf Groß- und Kleinschreibung. Leer findet alle.',
  'Active accounts': 'Aktive Konten',
  'On: the server looks among active accounts. Off: among deactivated ones. It never looks among both at once.':
    'Ein: Der Server sucht unter den aktiven Konten. Aus: unter den deaktivierten. Unter beiden zugleich sucht er nie.',
  'The name to sign in with. It cannot be changed later. A handle that begins with “job” can never use API keys.':
    'Der Name zum Anmelden. Er lässt sich später nicht ändern. Ein Benutzername, der mit „job“ beginnt, kann nie API-Schlüssel verwenden.',
  'The name to sign in with. It cannot be changed later; unique without regard to case. A handle that begins with “job” can never use API keys.':
    'Der Name zum Anmelden. Er lässt sich später nicht ändern; eindeutig, ohne Rücksicht auf Groß- und Kleinschreibung. Ein Benutzername, der mit „job“ beginnt, kann nie API-Schlüssel verwenden.',
  'The name to sign in with. It cannot be changed later; case counts. A handle that begins with “job” can never use API keys.':
    'Der Name zum Anmelden. Er lässt sich später nicht ändern; Groß- und Kleinschreibung zählt. Ein Benutzername, der mit „job“ beginnt, kann nie API-Schlüssel verwenden.',
  'Must choose a new password at the first sign-in': 'Muss bei der ersten Anmeldung ein neues Passwort wählen',
  'On, as it is the server’s own default: nobody can use the account before its owner has chosen a password in the browser. Turn it off for accounts of scripts.':
    'Ein, wie es der Server von sich aus hält: Niemand kann das Konto benutzen, bevor sein Besitzer im Browser ein Passwort gewählt hat. Schalten Sie es für Konten von Skripten aus.',
  'Takes effect with the user’s next call. Sign-ins that have not expired come back to life when the account is activated again.':
    'Wirkt ab der nächsten Anfrage des Benutzers. Anmeldungen, die noch nicht abgelaufen sind, leben wieder auf, wenn das Konto wieder aktiviert wird.',
  'Must choose a new password at the next sign-in': 'Muss bei der nächsten Anmeldung ein neues Passwort wählen',
  'Present sign-ins and API keys go on working.': 'Bestehende Anmeldungen und API-Schlüssel gelten weiter.',
  'At least {minimum} characters. Present sign-ins and API keys go on working; only deactivating ends them.':
    'Mindestens {minimum} Zeichen. Bestehende Anmeldungen und API-Schlüssel gelten weiter; nur Deaktivieren beendet sie.',
  'Administrator level': 'Administratorstufe',
  'None, or one of the levels. Any level ignores group permissions.':
    'Keine, oder eine der Stufen. Für jede Stufe sind die Berechtigungen der Gruppen ohne Belang.',

  'create its first user from outside': 'seinen ersten Benutzer von außen anlegen lassen',
  'Since 39.21.0 this is done in Virtool’s own web interface; make an API key there, and sign in with it here.':
    'Seit 39.21.0 geschieht das in der Weboberfläche von Virtool; erzeugen Sie dort einen API-Schlüssel, und melden Sie sich hier damit an.',

  'Virtool has had no way to delete an account since 10.0.0.': 'In Virtool lässt sich seit 10.0.0 kein Konto löschen.',
  'Deactivate the account: it can no longer be used, and what it made stays.':
    'Deaktivieren Sie das Konto: Es ist dann nicht mehr benutzbar, und was es erzeugt hat, bleibt.',
  'Virtool keeps the handle that an account was made with, and neither name nor e-mail address.':
    'Virtool behält den Benutzernamen, mit dem ein Konto angelegt wurde, und kennt weder Namen noch E-Mail-Adresse.',
  'Make a new account with the right handle, and deactivate the old one.':
    'Legen Sie ein neues Konto mit dem richtigen Benutzernamen an, und deaktivieren Sie das alte.',
  'Give the account that stays the groups of the other, then deactivate the other.':
    'Geben Sie dem Konto, das bleibt, die Gruppen des anderen, und deaktivieren Sie das andere dann.',
  'Rights on single references, samples and subtractions are kept with those objects, not with users.':
    'Rechte an einzelnen Referenzen, Proben und Subtraktionen stehen bei diesen Objekten, nicht bei den Benutzern.',
  'Change them in Virtool’s own web interface, on the object.':
    'Ändern Sie sie in der Weboberfläche von Virtool, am Objekt.',
  'Since 39.21.0 Virtool takes no user changes from outside.':
    'Seit 39.21.0 nimmt Virtool von außen keine Änderungen an Benutzern an.',
  'Change users in Virtool’s own web interface; Roster goes on showing them.':
    'Ändern Sie Benutzer in der Weboberfläche von Virtool; Roster zeigt sie weiterhin.',
  'Since 38.0.0 Virtool keeps its groups to its own web interface.':
    'Seit 38.0.0 behält Virtool seine Gruppen der eigenen Weboberfläche vor.',
  'Change groups, and who is in them, in that web interface; each user’s groups are shown here.':
    'Ändern Sie Gruppen, und wer darin ist, in dieser Weboberfläche; die Gruppen jedes Benutzers werden hier gezeigt.',
  'This version of Virtool has no space roles: 33.0.0 dropped them.':
    'Diese Version von Virtool hat keine Raumrollen: 33.0.0 hat sie abgeschafft.',

  Full: 'Voll',
  Spaces: 'Räume',
  Users: 'Benutzer',
  Base: 'Basis',
  'May do everything, and alone makes others administrators or edits other administrators.':
    'Darf alles, und macht als einzige Stufe andere zu Administratoren oder bearbeitet andere Administratoren.',
  'May change the server’s settings, and edit users and groups, but no other administrators.':
    'Darf die Einstellungen des Servers ändern und Benutzer und Gruppen bearbeiten, aber keine anderen Administratoren.',
  'May edit spaces, users and groups, but no other administrators. Spaces are switched off unless enabled.':
    'Darf Räume, Benutzer und Gruppen bearbeiten, aber keine anderen Administratoren. Räume sind ausgeschaltet, solange sie niemand einschaltet.',
  'May create and edit users who are no administrators, and edit groups.':
    'Darf Benutzer, die keine Administratoren sind, anlegen und bearbeiten, und Gruppen bearbeiten.',
  'May edit groups and install HMMs, and ignores group permissions; may not edit users.':
    'Darf Gruppen bearbeiten und HMMs installieren, ohne Rücksicht auf Berechtigungen der Gruppen; darf keine Benutzer bearbeiten.',
  'May change the server’s settings, and edit users and groups, but no other administrators. Settings, Spaces and Users stand equal on this version.':
    'Darf die Einstellungen des Servers ändern und Benutzer und Gruppen bearbeiten, aber keine anderen Administratoren. Einstellungen, Räume und Benutzer sind in dieser Version gleichgestellt.',
  'may look at users and groups, but change nothing, since this version takes no changes from outside':
    'darf Benutzer und Gruppen ansehen, aber nichts ändern, da diese Version von außen keine Änderungen annimmt',
  'may look at users, but change nothing, since this version takes no changes from outside':
    'darf Benutzer ansehen, aber nichts ändern, da diese Version von außen keine Änderungen annimmt',
  'may edit users, groups and administrators': 'darf Benutzer, Gruppen und Administratoren bearbeiten',
  'may edit users and administrators': 'darf Benutzer und Administratoren bearbeiten',
  'may edit groups, and users who are no administrators':
    'darf Gruppen bearbeiten, und Benutzer, die keine Administratoren sind',
  'may edit users who are no administrators': 'darf Benutzer bearbeiten, die keine Administratoren sind',
  'may edit groups, but not users': 'darf Gruppen bearbeiten, aber keine Benutzer',
  'may look at users, but change nothing': 'darf Benutzer ansehen, aber nichts ändern',
  'may look at users and groups, but change nothing': 'darf Benutzer und Gruppen ansehen, aber nichts ändern',
  'may look at groups, but change nothing': 'darf Gruppen ansehen, aber nichts ändern',
  'no administrator level: {rights}': 'keine Administratorstufe: {rights}',
  'administrator level {level}: {rights}': 'Administratorstufe {level}: {rights}',
  'administrator level {level}': 'Administratorstufe {level}',

  'Reset due': 'Neues Passwort fällig',
  Deactivated: 'Deaktiviert',
  'Active or deactivated': 'Aktiv oder deaktiviert',
  'Cancel jobs': 'Jobs abbrechen',
  'Create references': 'Referenzen anlegen',
  'References and data': 'Referenzen und Daten',
  'Change subtractions': 'Subtraktionen ändern',
  'No effect on this version': 'Ohne Wirkung in dieser Version',
  'No effect on {version}': 'Ohne Wirkung in {version}',
  'Space roles': 'Raumrollen',
  'Virtool stores these roles for its built-in space, but no part of it looks at them: they allow nothing and forbid nothing. What a user may do comes from groups and from the administrator level.':
    'Virtool speichert diese Rollen für seinen eingebauten Raum, aber kein Teil davon sieht sie an: Sie erlauben nichts und verbieten nichts. Was ein Benutzer darf, kommt von den Gruppen und von der Administratorstufe.',
  Space: 'Raum',
  'Full control of the space': 'Volle Gewalt über den Raum',
  'Access to the space': 'Zugang zum Raum',
  Labels: 'Etiketten',
  'Manage labels': 'Etiketten verwalten',
  'Manage projects': 'Projekte verwalten',
  'Edit projects': 'Projekte bearbeiten',
  'See projects': 'Projekte sehen',
  References: 'Referenzen',
  'Manage references': 'Referenzen verwalten',
  'Build indexes and edit references': 'Indizes aufbauen und Referenzen bearbeiten',
  'Edit references': 'Referenzen bearbeiten',
  'Change OTUs': 'OTUs ändern',
  'See references': 'Referenzen sehen',
  Samples: 'Proben',
  'Manage samples': 'Proben verwalten',
  'Edit samples': 'Proben bearbeiten',
  'Run analyses': 'Analysen ausführen',
  'See samples': 'Proben sehen',
  Subtractions: 'Subtraktionen',
  'Manage subtractions': 'Subtraktionen verwalten',
  'Edit subtractions': 'Subtraktionen bearbeiten',
  'Use subtractions': 'Subtraktionen verwenden',
  Uploads: 'Hochgeladene Dateien',
  'Manage uploads': 'Hochgeladene Dateien verwalten',
  'Use uploads': 'Hochgeladene Dateien verwenden',

  'Virtool knows no permission {names}.': 'Virtool kennt keine Berechtigung {names}.',
  'Virtool knows no such role.': 'Virtool kennt keine solche Rolle.',
  'Clearing the primary group of {user}': 'die primäre Gruppe von {user} leeren',
  'putting {user} back into the group {group}': '{user} wieder in die Gruppe {group} aufnehmen',
  'Make and edit administrators': 'Administratoren ernennen und bearbeiten',
  'Change the server’s settings': 'Die Einstellungen des Servers ändern',
  'Create and edit users who are no administrators': 'Benutzer, die keine Administratoren sind, anlegen und bearbeiten',
  'Edit and delete groups': 'Gruppen bearbeiten und löschen',
  'May give any permission to others': 'Darf anderen jede Berechtigung geben',
};
