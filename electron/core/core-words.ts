import type { Translations } from './adapters/adapter.ts';

/** What services, storage and the way to the faces say themselves, in the other languages; adapters have words of their own. */
export const CORE_WORDS: Translations = {
  de: {
    'This is too short or too small.': 'Das ist zu kurz oder zu klein.',
    'This is too long or too large.': 'Das ist zu lang oder zu groß.',
    'This holds something that is not expected here.': 'Das enthält etwas, das hier nicht erwartet wird.',
    'This is missing, or of the wrong kind.': 'Das fehlt oder ist von der falschen Art.',
    'Nothing here is called {permission}.': 'Nichts heißt hier {permission}.',
    'Nothing here is of the type {type}.': 'Nichts ist hier von der Art {type}.',
    'Only instances of one kind can be compared.': 'Nur Instanzen derselben Art lassen sich vergleichen.',
    'have its first user created from outside': 'seinen ersten Benutzer von außen anlegen lassen',
    'Create that user on the server itself, then sign in here.':
      'Legen Sie diesen Benutzer auf dem Server selbst an, und melden Sie sich dann hier an.',
    '{name}, empty': '{name}, leer',
    'A pass phrase was given, so no keyring is used.':
      'Eine Passphrase wurde angegeben, daher wird kein Schlüsselbund benutzt.',
    'No keyring is used here.': 'Hier wird kein Schlüsselbund benutzt.',
    'There is no keyring here, because no desktop session (D-Bus) is running.':
      'Hier gibt es keinen Schlüsselbund, da keine Desktopsitzung (D-Bus) läuft.',
    'The keyring of this computer cannot be used: {reason}.':
      'Der Schlüsselbund dieses Computers ist nicht benutzbar: {reason}.',
    'Secrets last until Roster ends; with a pass phrase they are kept in a sealed file.':
      'Geheimnisse bleiben, bis Roster endet; mit einer Passphrase werden sie in einer versiegelten Datei aufbewahrt.',
    'in the keyring of this computer': 'im Schlüsselbund dieses Computers',
    'in the store sealed with a pass phrase': 'im Speicher, den eine Passphrase versiegelt',
    'in the keyring of this computer and in the store sealed with a pass phrase':
      'im Schlüsselbund dieses Computers und im Speicher, den eine Passphrase versiegelt',
    'One secret is {place}, which is not in use now; enter it again.':
      'Ein Geheimnis liegt {place}, was gerade nicht in Gebrauch ist; geben Sie es neu ein.',
    '{count} secrets are {place}, not in use now; enter them again.':
      '{count} Geheimnisse liegen {place}, was gerade nicht in Gebrauch ist; geben Sie sie neu ein.',
  },
  fr: {
    'This is too short or too small.': 'C’est trop court ou trop petit.',
    'This is too long or too large.': 'C’est trop long ou trop grand.',
    'This holds something that is not expected here.': 'Ceci contient quelque chose d’inattendu ici.',
    'This is missing, or of the wrong kind.': 'C’est manquant, ou de la mauvaise sorte.',
    'Nothing here is called {permission}.': 'Rien ne s’appelle {permission} ici.',
    'Nothing here is of the type {type}.': 'Rien n’est du type {type} ici.',
    'Only instances of one kind can be compared.': 'Seules des instances du même type peuvent être comparées.',
    'have its first user created from outside': 'faire créer son premier utilisateur de l’extérieur',
    'Create that user on the server itself, then sign in here.':
      'Créez cet utilisateur sur le serveur lui-même, puis connectez-vous ici.',
    '{name}, empty': '{name}, vide',
    'A pass phrase was given, so no keyring is used.':
      'Une phrase secrète a été donnée, aucun trousseau n’est donc utilisé.',
    'No keyring is used here.': 'Aucun trousseau n’est utilisé ici.',
    'There is no keyring here, because no desktop session (D-Bus) is running.':
      'Il n’y a pas de trousseau ici, car aucune session de bureau (D-Bus) n’est ouverte.',
    'The keyring of this computer cannot be used: {reason}.':
      'Le trousseau de cet ordinateur est inutilisable : {reason}.',
    'Secrets last until Roster ends; with a pass phrase they are kept in a sealed file.':
      'Les secrets durent jusqu’à la fin de Roster ; avec une phrase secrète, ils sont gardés dans un fichier scellé.',
    'in the keyring of this computer': 'dans le trousseau de cet ordinateur',
    'in the store sealed with a pass phrase': 'dans le coffre scellé par une phrase secrète',
    'in the keyring of this computer and in the store sealed with a pass phrase':
      'dans le trousseau de cet ordinateur et dans le coffre scellé par une phrase secrète',
    'One secret is {place}, which is not in use now; enter it again.':
      'Un secret est {place}, qui n’est pas utilisé en ce moment ; saisissez-le à nouveau.',
    '{count} secrets are {place}, not in use now; enter them again.':
      '{count} secrets sont {place}, inutilisé en ce moment ; saisissez-les à nouveau.',
  },
};
