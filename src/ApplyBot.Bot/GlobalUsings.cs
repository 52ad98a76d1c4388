global using ApplyBot.Bot.Protocol;
