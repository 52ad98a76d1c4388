using System.Buffers.Text;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace ApplyBot.Cli;

/// <summary>Sends requests over connections that stay open, one at a time on each, as fast as they are answered. Reads no more of a response than it must, so that little of the machine goes into it.</summary>
internal sealed class BenchLoad(Uri server, IReadOnlyList<BenchTalk> talks, int connections)
{
    private const int Largest = 256 * 1024;

    /// <summary>Sends so many requests in all.</summary>
    /// <exception cref="InvalidDataException">A response that is not 200, or larger than was thought.</exception>
    public async Task<LoadFigures> RunAsync(int requests)
    {
        var clock = Stopwatch.GetTimestamp();
        var loops = Enumerable.Range(0, connections).Select(c => Task.Run(() => ConnectionAsync(c, requests / connections + (c < requests % connections ? 1 : 0)))).ToList();
        var done = await Task.WhenAll(loops);
        return new LoadFigures(Stopwatch.GetElapsedTime(clock), [.. done.SelectMany(d => d.Times)], done.Sum(d => d.Bytes));
    }

    // Each conversation keeps to one connection: nobody asks on before he has his answer.
    private async Task<(double[] Times, long Bytes)> ConnectionAsync(int connection, int requests)
    {
        var own = talks.Where((_, i) => i % connections == connection).ToList();
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(IPAddress.Parse(server.Host), server.Port);
        var (buffer, times, bytes) = (new byte[Largest], new double[requests], 0L);
        for (var i = 0; i < requests; i++)
        {
            var length = own[i % own.Count].Write(buffer);
            var clock = Stopwatch.GetTimestamp();
            await socket.SendAsync(buffer.AsMemory(0, length));
            bytes += await ReadAsync(socket, buffer);
            times[i] = Stopwatch.GetElapsedTime(clock).TotalMilliseconds;
        }
        return (times, bytes);
    }

    private static async ValueTask<int> ReadAsync(Socket socket, byte[] buffer)
    {
        var read = 0;
        do
        {
            var more = await socket.ReceiveAsync(buffer.AsMemory(read));
            if (more == 0) throw new InvalidDataException($"the connection ended within a response of {read} bytes, or it was too large");
            read += more;
        }
        while (!IsWhole(buffer.AsSpan(0, read)));
        return read;
    }

    private static bool IsWhole(ReadOnlySpan<byte> response)
    {
        var head = response.IndexOf("\r\n\r\n"u8);
        if (head < 0) return false;
        if (!response.StartsWith("HTTP/1.1 200 "u8)) throw new InvalidDataException($"a request failed: {System.Text.Encoding.UTF8.GetString(response)}");
        var at = response[..head].IndexOf("Content-Length: "u8);
        return at >= 0
            ? Utf8Parser.TryParse(response[(at + 16)..head], out int length, out _) && response.Length >= head + 4 + length
            : response.EndsWith("\r\n0\r\n\r\n"u8); // in chunks; JSON itself has no line ends
    }
}

/// <summary>What came of a run.</summary>
/// <param name="Elapsed">From the first request to the last answer.</param>
/// <param name="Milliseconds">Each request's time.</param>
/// <param name="Bytes">Of all responses.</param>
internal sealed record LoadFigures(TimeSpan Elapsed, double[] Milliseconds, long Bytes);
