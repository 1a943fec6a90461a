using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Jkn.Workflows.Data.Migrations;

/// <summary>Second factors, recovery codes and sessions.</summary>
[DbContext(typeof(AppDb)), Migration("0090_sign_in")]
public sealed class M0090_SignIn : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "factors",
            c => new
            {
                id = c.Column<string>(),
                account_id = c.Column<string>(),
                kind = c.Column<string>(),
                name = c.Column<string>(),
                secret = c.Column<byte[]>(),
                created_at = c.Column<long>(),
                confirmed_at = c.Column<long>(nullable: true),
                last_step = c.Column<long>(),
            },
            constraints: t => t.PrimaryKey("pk_factors", f => f.id)
        );
        migrationBuilder.CreateIndex("ix_factors_account_id", "factors", "account_id");
        migrationBuilder.CreateTable(
            "recovery_codes",
            c => new
            {
                account_id = c.Column<string>(),
                hash = c.Column<string>(),
                used_at = c.Column<long>(nullable: true),
            },
            constraints: t => t.PrimaryKey("pk_recovery_codes", r => new { r.account_id, r.hash })
        );
        migrationBuilder.CreateTable(
            "sessions",
            c => new
            {
                id = c.Column<string>(),
                account_id = c.Column<string>(),
                began_at = c.Column<long>(),
                ends_at = c.Column<long>(),
                ended_at = c.Column<long>(nullable: true),
                address = c.Column<string>(),
                device = c.Column<string>(),
            },
            constraints: t => t.PrimaryKey("pk_sessions", s => s.id)
        );
        migrationBuilder.CreateIndex("ix_sessions_account_id", "sessions", "account_id");
    }
}
