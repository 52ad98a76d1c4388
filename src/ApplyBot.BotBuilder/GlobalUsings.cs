global using ApplyBot.Bot.Protocol;
global using Sdk = Microsoft.Bot.Schema;
