using ApplyBot.Bot.Tests.Channels;
using ApplyBot.Bot.Tests.Delivery;

namespace ApplyBot.Bot.Tests.Named;

/// <summary>The contracts of channel and delivery on the Bot Framework SDK, and in the same build without it.</summary>
public sealed class BotBuilderTeamsChannelTests : TeamsChannelTests
{
    protected override string? Stack => "BotBuilder";
}

/// <summary>Teams, answers expected in the response.</summary>
public sealed class BotBuilderExpectRepliesChannelTests : ExpectRepliesChannelTests
{
    protected override string? Stack => "BotBuilder";
}

/// <summary>Deliveries through CloudAdapter.</summary>
public sealed class BotBuilderDeliveryTests : ConnectorDeliveryTests
{
    protected override string? Stack => "BotBuilder";
}

/// <summary>Without the SDK, in a build that has it.</summary>
public sealed class ConnectorTeamsChannelTests : TeamsChannelTests
{
    protected override string? Stack => "Connector";
}

/// <summary>Without the SDK, in a build that has it.</summary>
public sealed class ConnectorExpectRepliesChannelTests : ExpectRepliesChannelTests
{
    protected override string? Stack => "Connector";
}

/// <summary>Without the SDK, in a build that has it.</summary>
public sealed class ConnectorWithoutSdkDeliveryTests : ConnectorDeliveryTests
{
    protected override string? Stack => "Connector";
}
