using Xunit.Abstractions;
using Xunit.Sdk;

namespace ApplyBot.Tests.Storage;

/// <summary>A fact about every store. Where the class that inherits it needs something that this machine does not have, it is skipped.</summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer("ApplyBot.Tests.Storage.StoreFactDiscoverer", "ApplyBot.Tests")]
public sealed class StoreFactAttribute : FactAttribute;

/// <summary>Says why the tests of a class are skipped; the reason is null where they are not.</summary>
[AttributeUsage(AttributeTargets.Class)]
public abstract class NeedsAttribute(string? skipReason) : Attribute
{
    public string? SkipReason { get; } = skipReason;
}

public sealed class StoreFactDiscoverer(IMessageSink sink) : IXunitTestCaseDiscoverer
{
    public IEnumerable<IXunitTestCase> Discover(ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo factAttribute) =>
        [new StoreTestCase(sink, discoveryOptions.MethodDisplayOrDefault(), discoveryOptions.MethodDisplayOptionsOrDefault(), testMethod)];
}

public sealed class StoreTestCase : XunitTestCase
{
    [Obsolete("Called when it is read from what the runner kept.")]
    public StoreTestCase() { }

    public StoreTestCase(IMessageSink sink, TestMethodDisplay display, TestMethodDisplayOptions options, ITestMethod method) : base(sink, display, options, method) { }

    protected override string? GetSkipReason(IAttributeInfo factAttribute) =>
        TestMethod.TestClass.Class.ToRuntimeType().GetCustomAttributes(inherit: true).OfType<NeedsAttribute>().Select(needs => needs.SkipReason).FirstOrDefault(reason => reason is not null)
        ?? base.GetSkipReason(factAttribute);
}
