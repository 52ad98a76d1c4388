using System.Net;
using System.Net.Sockets;

namespace ApplyBot.Tests.Storage.Postgres;

/// <summary>A way to a server that cuts connections when a test says so: before a request gets there, or after it was done and before its reply comes back.</summary>
internal sealed class CuttingProxy : IDisposable
{
    private enum Cut { Nothing, Request, Reply }

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly string _socket;
    private readonly List<Socket> _open = [];
    private int _next;

    public CuttingProxy(PostgresServer server)
    {
        _socket = server.Socket;
        _listener.Start();
        _ = AcceptAsync();
    }

    /// <summary>Whether new connections are cut at once.</summary>
    public bool IsDown { get; set; }

    /// <summary>Changes what the server says; in place.</summary>
    public Action<Memory<byte>>? Change { get; set; }

    /// <summary>A connection string through here. A connection that is used again sends nothing but the next statement.</summary>
    public string To(string database) => $"{database};Host=127.0.0.1;Port={((IPEndPoint)_listener.LocalEndpoint).Port};No Reset On Close=true;SSL Mode=Disable;GSS Encryption Mode=Disable";

    public void CutNextRequest() => Volatile.Write(ref _next, (int)Cut.Request);

    public void CutNextReply() => Volatile.Write(ref _next, (int)Cut.Reply);

    public void CutAll()
    {
        lock (_open)
        {
            foreach (var socket in _open) socket.Dispose();
            _open.Clear();
        }
    }

    public void Dispose()
    {
        _listener.Dispose();
        CutAll();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptSocketAsync();
                if (IsDown)
                {
                    client.Dispose();
                    continue;
                }
                var server = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                await server.ConnectAsync(new UnixDomainSocketEndPoint(_socket));
                lock (_open) _open.AddRange([client, server]);
                _ = ServeAsync(client, server);
            }
        }
        catch (Exception closed) when (closed is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(Socket client, Socket server)
    {
        var cutReply = false;
        await Task.WhenAny(
            PumpAsync(client, server, _ =>
            {
                var cut = (Cut)Interlocked.Exchange(ref _next, (int)Cut.Nothing);
                cutReply |= cut == Cut.Reply;
                return cut != Cut.Request;
            }),
            PumpAsync(server, client, said =>
            {
                Change?.Invoke(said);
                return !cutReply;
            }));
        client.Dispose();
        server.Dispose();
    }

    private static async Task PumpAsync(Socket from, Socket to, Func<Memory<byte>, bool> goesOn)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            while (await from.ReceiveAsync(buffer) is > 0 and var size && goesOn(buffer.AsMemory(0, size)))
            {
                for (var sent = 0; sent < size;) sent += await to.SendAsync(buffer.AsMemory(sent, size - sent));
            }
        }
        catch (Exception closed) when (closed is SocketException or ObjectDisposedException)
        {
            // Either side has gone.
        }
    }
}
