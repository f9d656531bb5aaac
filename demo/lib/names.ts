/** Names of one script: as people write them, and how they spell themselves in plain letters. */
export interface NameSet {
  readonly script: string;
  /** Share of all people, as a weight. */
  readonly weight: number;
  readonly given: readonly Name[];
  readonly family: readonly Name[];
}

/** A name as written, and in the letters a to z. */
export type Name = readonly [written: string, plain: string];

const names = (text: string): readonly Name[] =>
  text.split(' ').map((pair) => {
    const [written = '', plain = written.toLowerCase()] = pair.split('|');
    return [written, plain] as const;
  });

/** Invented people only: common given and family names, freely combined. */
export const nameSets: readonly NameSet[] = [
  {
    script: 'latin',
    weight: 52,
    given: names(
      'Mary John Anna Peter Susan Ian Grace Owen Ruth Carl Emma Hugo Clara Leon Alice Frank Nora Otto Julia Paul Ida Max Lena Tom Eva Sam Mia Ben Zoe Joe Amy Kofi Amara Thabo Wanjiru Ngozi',
    ),
    family: names(
      "Hartley Miller Okafor Smith Rossi Jansen Berg Novak Silva Weber Clark Dubois Moreau Larsen Keller Brown Santos Costa Meyer Vogel Lind Evans Price Murphy O'Brien|obrien Wright Mensah Dlamini Mwangi Adeyemi Taylor Walker Young Baker Cooper Fraser",
    ),
  },
  {
    script: 'latin with accents',
    weight: 22,
    given: names(
      'José|jose Zoë|zoe Łukasz|lukasz Jürgen|jurgen Françoise|francoise Søren|soren Øystein|oystein Þóra|thora Nguyễn|nguyen Çağla|cagla İlker|ilker Šárka|sarka Ágnes|agnes João|joao Björn|bjorn Siân|sian Gündüz|gunduz Róisín|roisin',
    ),
    family: names(
      'García|garcia Müller|mueller Dvořák|dvorak Wiśniewska|wisniewska Lefèvre|lefevre Ångström|angstrom Sørensen|sorensen Kovács|kovacs Yılmaz|yilmaz Trần|tran Ștefănescu|stefanescu Žukauskas|zukauskas Gonçalves|goncalves Strauß|strauss Ó-Súilleabháin|osullivan Đorđević|djordjevic',
    ),
  },
  {
    script: 'cyrillic',
    weight: 7,
    given: names(
      'Анна|anna Иван|ivan Ольга|olga Дмитрий|dmitri Софія|sofiia Петро|petro Милица|milica Георги|georgi Юлия|yulia Фёдор|fyodor',
    ),
    family: names(
      'Иванова|ivanova Петренко|petrenko Соколов|sokolov Димитров|dimitrov Јовановић|jovanovic Кузнецов|kuznetsov Щербакова|shcherbakova Лисенко|lysenko',
    ),
  },
  {
    script: 'greek',
    weight: 3,
    given: names('Ελένη|eleni Γιώργος|giorgos Σοφία|sofia Νίκος|nikos Δήμητρα|dimitra Κωνσταντίνος|konstantinos'),
    family: names('Παπαδόπουλος|papadopoulos Νικολάου|nikolaou Δημητρίου|dimitriou Αγγελίδης|angelidis'),
  },
  {
    script: 'arabic',
    weight: 4,
    given: names('فاطمة|fatima محمد|mohammed ليلى|layla يوسف|yusuf نور|nour عمر|omar'),
    family: names('الحسن|alhassan خليل|khalil المصري|almasri حداد|haddad'),
  },
  {
    script: 'hebrew',
    weight: 2,
    given: names('נועה|noa דוד|david תמר|tamar יעל|yael אורי|uri'),
    family: names('כהן|cohen לוי|levi מזרחי|mizrahi פרידמן|friedman'),
  },
  {
    script: 'chinese',
    weight: 4,
    given: names('伟|wei 芳|fang 秀英|xiuying 娜|na 敏|min 静|jing 志明|zhiming'),
    family: names('王|wang 李|li 张|zhang 陈|chen 刘|liu 歐陽|ouyang'),
  },
  {
    script: 'japanese',
    weight: 3,
    given: names('さくら|sakura 健太|kenta ひろし|hiroshi 美咲|misaki ユミ|yumi'),
    family: names('佐藤|sato 鈴木|suzuki 高橋|takahashi 渡邊|watanabe'),
  },
  {
    script: 'korean',
    weight: 2,
    given: names('민준|minjun 서연|seoyeon 지우|jiwoo 하은|haeun'),
    family: names('김|kim 이|lee 박|park 최|choi'),
  },
  {
    script: 'devanagari',
    weight: 1,
    given: names('आशा|asha राहुल|rahul प्रिया|priya'),
    family: names('शर्मा|sharma पटेल|patel सिंह|singh'),
  },
];
