using System.Security.Cryptography;
using ApplyBot.Bot.Conversations;
using Microsoft.AspNetCore.DataProtection;

namespace ApplyBot.Bot.Tests;

public class DocumentSealTests
{
    [Fact]
    public void A_sealed_document_opens_for_its_own_key_only_and_not_when_changed()
    {
        var seal = new DocumentSeal(new EphemeralDataProtectionProvider(), new FakeTime());
        var content = "内容"u8.ToArray();
        var sealedBytes = seal.Seal("a", content);

        seal.Open("a", sealedBytes).ShouldBe(content);
        seal.Seal("a", content).ShouldNotBe(sealedBytes);
        Should.Throw<CryptographicException>(() => seal.Open("b", sealedBytes));
        for (var at = 0; at < sealedBytes.Length; at++)
        {
            var changed = sealedBytes.ToArray();
            changed[at] ^= 1;
            Should.Throw<CryptographicException>(() => seal.Open("a", changed), $"byte {at}");
            Should.Throw<CryptographicException>(() => seal.Open("a", sealedBytes.AsSpan(0, at)), $"cut at {at}");
        }
    }

    [Fact]
    public void A_seal_takes_a_new_key_each_hour_and_opens_what_older_ones_sealed()
    {
        var (protection, time) = (new EphemeralDataProtectionProvider(), new FakeTime());
        var seal = new DocumentSeal(protection, time);
        var documents = Enumerable.Range(0, 300).Select(hour =>
        {
            time.Pass(TimeSpan.FromHours(1));
            return seal.Seal("a", [(byte)hour]);
        }).ToList();

        foreach (var opener in new[] { seal, new DocumentSeal(protection, time) })
        {
            documents.Select(document => opener.Open("a", document).ShouldHaveSingleItem()).ShouldBe(Enumerable.Range(0, 300).Select(hour => (byte)hour));
        }
        documents.Select(document => Convert.ToBase64String(document.AsSpan(3, 40))).Distinct().Count().ShouldBe(300);
        Should.Throw<CryptographicException>(() => new DocumentSeal(new EphemeralDataProtectionProvider(), time).Open("a", documents[0]));
    }
}
