using System.Security.Cryptography;
using ApplyBot.Bot.Conversations;
using ApplyBot.Storage;

namespace ApplyBot.Bot.Hosting;

/// <summary>A sealed document that says which keys a shared store belongs to. Hosts with other keys would take each other's documents for lost, and write over them.</summary>
internal static class KeyProof
{
    private const string Key = "keys";

    /// <summary>Opens the proof, or leaves it there at the first start.</summary>
    /// <exception cref="CryptographicException">The store belongs to other keys.</exception>
    /// <exception cref="IOException">The store cannot be read or written.</exception>
    public static async Task SeeAsync(IDocumentStore store, DocumentSeal seal)
    {
        var proof = await store.GetAsync(Key);
        if (proof is null && await store.PutAsync(Key, seal.Seal(Key, []), null) is null)
        {
            // Another host was faster.
            proof = await store.GetAsync(Key);
        }
        if (proof is not null)
        {
            seal.Open(Key, proof.Content.Span);
        }
    }
}
