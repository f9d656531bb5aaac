import { passwordOf } from './fixtures.ts';
import type { User } from './model.ts';

/** How many well-known accounts there are: the smallest populated Panel that has them all. */
export const WORLD_SIZE = 120;

const FIRST_DAY = Date.UTC(2024, 2, 4, 9) / 1000;
const DAY = 86_400;

type Account = Pick<User, 'username' | 'email' | 'firstName' | 'lastName'> & Partial<User>;

/** Two root administrators, one who was, a plain user, and two owners of a server each. */
const ACCOUNTS: readonly Account[] = [
  { username: 'admin', email: 'admin@example.com', firstName: 'Panel', lastName: 'Admin', rootAdmin: true },
  {
    username: 'second.admin',
    email: 'second@example.com',
    firstName: 'Second',
    lastName: 'Admin',
    rootAdmin: true,
    externalId: 'ADM-2',
  },
  { username: 'ex-admin', email: 'ex@example.com', firstName: 'Former', lastName: 'Admin' },
  {
    username: 'norm_user',
    email: 'norm@example.com',
    firstName: 'Norma',
    lastName: 'User',
    externalId: 'CRM-1001',
  },
  { username: 'owner.one', email: 'one@example.com', firstName: 'Olive', lastName: 'Owner', externalId: 'EXT-1' },
  { username: 'owner.two', email: 'two@example.com', firstName: 'Otto', lastName: 'Owner', externalId: 'EXT-12' },
];

const GIVEN = ['Ada', 'Ben', 'Cleo', 'Dana', 'Eli', 'Fay', 'Gus', 'Hana', 'Ivo', 'Jun'];
const FAMILY = ['Alder', 'Birch', 'Cedar', 'Dogwood', 'Elm', 'Fir', 'Ginkgo', 'Hazel', 'Ivy', 'Juniper'];

/** Numbers of plain users with something about them. */
const WITH_TWO_FACTOR = new Set([5, 10]);
const WITHOUT_NAMES = 60;

/** The well-known accounts with the ids 1 to 120, the same on every populated Panel. */
export function worldUsers(): User[] {
  return UUIDS.map((uuid, index) => {
    const account = ACCOUNTS[index] ?? plainUser(index - ACCOUNTS.length + 1);
    const createdAt = FIRST_DAY + index * DAY;
    return {
      id: index + 1,
      externalId: null,
      uuid,
      language: 'en',
      rootAdmin: false,
      twoFactor: false,
      createdAt,
      updatedAt: createdAt,
      password: passwordOf(account.username),
      passwordVersion: 1,
      ...account,
    };
  });
}

/** `user001` to `user114`; every third has an external id. */
function plainUser(number: number): Account {
  const username = `user${String(number).padStart(3, '0')}`;
  const named = number !== WITHOUT_NAMES;
  return {
    username,
    email: `${username}@example.net`,
    firstName: named ? (GIVEN[number % 10] ?? null) : null,
    lastName: named ? (FAMILY[Math.floor(number / 10) % 10] ?? null) : null,
    externalId: number % 3 === 0 ? `CRM-${2000 + number}` : null,
    twoFactor: WITH_TWO_FACTOR.has(number),
  };
}

/** In the order of the ids. */
const UUIDS = `
  d258c913-272d-44e4-bca6-3c687ed1011c dfc9259f-6ec1-4316-88e8-1575aade4096 b7d86b66-68da-422d-805f-4eebeb4b9f93
  1fbd449d-d8a6-4972-aa85-b6507c8bfcdc 977f08e2-cbbb-4805-9685-f45f76aa3c5a 77e365c5-d0a3-49d6-b1ce-732e8a5e044c
  14a767d9-10db-4e50-98b6-ba0a74c20954 b431fbe8-93d4-44dd-bea5-fc0c94d0af61 6c3d219a-87ea-4a1f-bb8d-19fb74eaff88
  8722367f-29d4-4a8c-9dcf-bedaccedfba7 2c4ba69f-592e-4616-b5be-b725b4547259 e60cf892-cf28-4116-9d26-df8e352e6512
  3037241f-5a06-4f3f-b183-acdbf6018a54 135f69a1-ee25-420f-b69e-7d16c44395f7 f4648e76-839f-48f4-bbfc-46746b7b3964
  2ace698b-ac9d-476e-ba44-a4df2ad6f3c3 aea635df-8e07-404d-ba14-3e37813cfd5a 580d3894-9986-4002-8856-bec5243c07be
  47ca9338-bf01-4a8a-aa39-7eab5989e564 cbe36eb1-8a56-4016-bdb6-7970f8c470d1 e07e61a1-86fb-4b99-ba9a-5dda908dbebc
  9667303d-6e34-4a5c-84f0-f122f701a431 09c69432-8565-4ab0-9137-7174ab04d5c2 aab39cb7-e14d-4ea3-8b85-ce1a39289e54
  3bbbd933-219f-41bd-8023-7d23ab75b430 de35e9c4-460c-424c-bee5-50f1b2492496 af5d7407-bc43-4e45-9558-389436939d84
  0275e13c-6e97-4df8-92cb-dd439d4df0bb bd487457-effd-4191-a445-fac5846bd9db 92fa5959-5c25-43f3-915c-a0a3e1823c07
  27000e6d-1c44-4d8d-91eb-02707d1eaeed 2c3e564c-753e-4f73-9980-c3f2a51381c8 3a94f0f7-6f12-42ef-9bc3-daaec522d876
  abbbf7c8-3954-49a7-88c7-b65fb1659987 d3c39e2b-f346-4602-8328-5eb09c4788d8 2bc76cbf-a031-459e-a029-bc505f2e9d59
  6567f337-4fbe-42a3-bbc5-6e579be0926d 3debb623-c438-4fd9-8b8a-d1718abcacea 9e8df6c7-c24a-4524-93c2-f2368eff0ed9
  e22327ac-a162-4da4-a6bb-ad1bdef3a934 dfe26cbc-bca5-4bb2-91bb-4e72025e4947 1a01ba2f-e3c1-4db0-8286-1b1536f89a8a
  1e95fc69-42c5-4e7d-9716-1f0fd4aef277 2a0f8e6b-1e83-49bd-932c-a58925a5589c 4f77f9f1-e1f6-4fee-8c9b-a7e88cbbfd40
  58286ca2-5778-4f4d-9425-f9bb9c289565 c7f1ff25-41b0-4ae1-a9ca-78f959fbaec9 02e8de42-88ae-4e52-bbcd-5cce3d5d84bc
  a98d5006-e353-405d-b6bc-0bd74a7fd4a9 879433ac-16a1-42f9-9897-1e0462d6dc1b 8ee65f53-e942-41ce-9021-1670eae679f0
  b2e8d28a-7902-43c3-ac20-0661fccd268a 29a0d347-301e-4f56-b64d-c3cd6089065c e3146e80-a9c2-4226-90bb-e4f4c5497765
  c6cf2d13-3187-4c8d-b952-47f2866028de 41159b42-b4ea-4410-bb91-02f29a422eb1 9b84000d-2efb-41d2-8ec6-9c5e6e71d095
  f4ab2f2d-0f0c-4c02-8238-daceee2092f0 43ff80b9-465a-4ef7-ac86-d66c7a644fb1 c2853ef8-6dcf-4aea-8181-8b904ce60874
  d13e3b26-6f85-40f1-978b-5c72dc4ee60c 9aea6336-7c29-4a80-a21e-ad8f062d15a4 84ef27e9-589c-4694-af6d-30c01c3f252e
  7c87ff4a-dfa3-46d0-a401-64709ab7f3f3 e86d0cd5-6664-47b5-aa66-6347428c3dd4 4c036bb3-a62f-4301-b465-36559314e23a
  7edbd6b0-165d-4ebb-b653-0a2c6a8835c4 fabd5c65-2a9f-430b-8789-a6c52cf63c03 a378ec16-c038-488a-b3e2-1c5cf5f1dfd9
  9c9b9f89-9007-415d-b1ac-1a27df8713e4 e731de36-1b43-4be4-be8d-b4947f39b886 b8767611-088d-4013-9822-57bffb6aaf42
  d3e6ed8c-4b4a-495d-a3ea-22dfe9029629 8a947bab-3ae8-4e9e-a7c7-2bb0bcc6bc45 32e90715-90d2-492a-883a-2043d77faecb
  00c528c8-faf7-4a67-95a7-c987ec9e206e 6a4ff21d-b0c2-4e0b-83dd-475c5a6cd981 8939451e-0f1a-4365-a67f-7e58c59f8fca
  b2f7c164-c817-40fb-b7d5-d5a484814506 e442b83f-e290-46d6-8e61-df59a9c29e2b 243ce3e0-cf79-43e0-949c-9ac2866c3a98
  afaec234-3455-46c1-b237-153dd2ad464c 8ad0ca70-8a6a-49e3-b6a9-35897b466062 37fdaa2b-8e3e-4472-a5a4-309b7b552e1c
  349c056d-e14c-43c5-a487-a114cf3fbdd9 8edd33ad-d0a1-49dc-a927-3e7c1f379c72 fbd57d32-343e-4097-a0a5-2eec4b7190ea
  5af4f669-16ab-4f05-9761-39a8d4aed257 e9368579-8b37-4957-a42e-2e21098d2596 4580541e-c0f1-452b-af19-553d7e878f7f
  5161e5a4-0fde-4802-8574-19d1a8f25c87 3fe1adeb-614f-444e-807d-42c9fd217983 97de27b9-a615-4c1a-9ec6-cc16db755f6c
  4e9fef5f-6cd2-418b-a058-c683b14b4730 6ce2ca81-9c7f-4164-9169-ddf48aec468e 74cb739b-b641-40f0-a26b-3b782d3cf1fc
  fa9f875c-6f5b-472a-b4f8-90c3b2c81cf9 8a8201ba-b985-4fca-a062-1dd282eecc14 b89fbf04-6878-4770-b07f-2a8b30a6c565
  3af9bd9b-f77b-4a54-8239-3ef15df1b8cc e28b8fb4-596c-4ce0-a7d8-ecdb41b86d1b bb6d7b9b-85d2-40e2-a59c-f808a2ba2c3d
  58ba5a64-d485-446c-a750-f488d8cc4153 e169b3ca-0f5b-429e-a7cd-4c694e538fd3 3a0848c8-a72f-46b8-8420-9205af46df1d
  6c168869-7e15-4053-88b0-92e062b087fc 3e23e941-07f5-42cd-afb5-1c9f8c530014 53fcd800-47ac-4b8b-bb98-2a38a6561496
  3b344bb5-d00c-41c3-a605-a23adf7fd582 bca5b04c-16be-4d33-bded-c7c11ee911a4 9ea8a6fc-14f3-4754-8388-251a8be60d6f
  5723ef72-f124-4b53-a1b7-93d5c0ef226a f6dc0aa8-6654-45e1-9838-bb96026b9d64 28dbd8e4-33bd-47f3-a392-e7fc6d7e2bda
  5e89070d-b48c-4d8a-833e-62b0b0b04f2b 3eaf170c-d731-42ec-96fb-4c32058f3de4 1bb03bd3-3932-4742-a9b7-7de16e53e434
  3a8bd216-ecef-4de3-82ee-2efb71a4b3bd 3df3620c-9a99-40c6-b47f-2c269bd70b94 401b27a7-1f77-48fd-8d99-b755437e98d9
`
  .trim()
  .split(/\s+/);
