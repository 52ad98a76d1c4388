// The JavaScript SDK of the Bot Framework, asked by the tests of ApplyBot.Bot. Takes one JSON object on standard input, writes one on standard output.
//   {"validate": {"metadataUrl", "appId", "cases": [{"authorization", "activity"}]}}  what the SDK's own check of a request says: [true | "why not"]
//   {"sign": {"privateKey", "header", "claims"}}                                       a token, signed by the library that the SDK uses
//   {"activities": [...]}                                                              whether the SDK's client reads each and would send the same: [true | "why not"]
const { readFileSync } = require('node:fs');
const { isDeepStrictEqual } = require('node:util');
const { createSerializer } = require('@azure/core-client');
const { ChannelValidation, JwtTokenValidation, SimpleCredentialProvider } = require('botframework-connector');
const { ConnectorMappers } = require('botframework-connector/lib/connectorApi/connectorClient');
const { sign } = require('jsonwebtoken');

// The SDK writes reasons, and keys, to its error output.
console.error = () => {};

const told = (failure) => String(failure.message ?? failure);

async function validate({ metadataUrl, appId, cases }) {
  ChannelValidation.OpenIdMetadataEndpoint = metadataUrl;
  const credentials = new SimpleCredentialProvider(appId, 'a password');
  const verdicts = [];
  for (const { authorization, activity } of cases) {
    verdicts.push(await JwtTokenValidation.authenticateRequest(activity, authorization, credentials, '').then((identity) => identity.isAuthenticated, told));
  }
  return verdicts;
}

// The SDK's own account of an activity (the mappers of its ConnectorClient): reads it, checks the type of every member, and writes it.
function taken(activity) {
  const serializer = createSerializer(ConnectorMappers);
  try {
    const written = serializer.serialize(ConnectorMappers.Activity, serializer.deserialize(ConnectorMappers.Activity, activity, 'activity'), 'activity');
    const other = Object.keys(activity).filter((name) => !same(modelled(name, activity[name]), written[name]));
    return other.length === 0 || `read otherwise: ${other.map((name) => `${name} ${JSON.stringify(activity[name])} as ${JSON.stringify(written[name])}`)}`;
  } catch (failure) {
    return told(failure);
  }
}

// Of an entity the SDK's client models the type alone, and leaves out what else Teams takes.
const modelled = (name, value) => (name === 'entities' && Array.isArray(value) ? value.map(({ type }) => ({ type })) : value);

const same = (given, read) => isDeepStrictEqual(given, read) || (typeof given === 'string' && /^\d{4}-\d\d-\d\dT/.test(given) && Math.trunc(Date.parse(given)) === Date.parse(read));

async function main(asked) {
  if (asked.validate) return validate(asked.validate);
  if (asked.sign) return sign(asked.sign.claims, asked.sign.privateKey, { algorithm: asked.sign.header.alg, header: asked.sign.header, noTimestamp: true });
  return asked.activities.map(taken);
}

main(JSON.parse(readFileSync(0, 'utf8'))).then((answer) => console.log(JSON.stringify(answer)));
